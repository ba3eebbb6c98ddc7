/** A text in the forms of `Intl.PluralRules`; Polish needs one, few, many and other, English one and other. */
export type Plural = { readonly one: string; readonly few?: string; readonly many?: string; readonly other: string };

/** One text of the interface. `{name}` is a placeholder; a plural always has `{count}`. */
export type Entry = string | Plural;

/** The shape an English file must have: the same keys as the Polish one, plurals where it has plurals. */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Plural;
};

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** The names of the placeholders in an entry. */
export type Placeholders<Value> = Value extends string ? Names<Value> : 'count' | Names<Value[keyof Value]>;
