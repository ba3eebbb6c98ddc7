import { type Method, standsOf } from '../../shared/decisions/rule.ts';
import type {
  Decision,
  DecisionChange,
  NewDecision,
  NewTemplate,
  Settings,
  Template,
} from '../../shared/decisions/schema.ts';
import {
  dissentDaysLimit,
  noteLimit,
  optionLimits,
  quorumLimits,
  textLimit,
  titleLimit,
  votingRoles,
} from '../../shared/decisions/schema.ts';
import type { TlpLabel } from '../../shared/labels.ts';
import { addDays } from '../ui/date-text.ts';

/** What stands in the form: texts as typed, days as `YYYY-MM-DD`, times as `HH:MM`, options one a line. */
export type Form = {
  groupId: string;
  title: string;
  body: string;
  options: string;
  label: TlpLabel;
  readers: string[];
  method: Method;
  majority: Settings['majority'];
  silence: Settings['silence'];
  maxChoices: string;
  roles: Settings['roles'];
  quorumKind: Settings['quorum']['kind'];
  quorumValue: string;
  reasons: Settings['reasons'];
  visibility: Settings['visibility'];
  secret: boolean;
  joiners: boolean;
  dissentDays: string;
  opensLater: boolean;
  opensDate: string;
  opensTime: string;
  closesDate: string;
  closesTime: string;
  note: string;
};

type Marked = 'groupId' | 'body' | 'maxChoices' | 'roles' | 'quorumValue' | 'dissentDays' | 'note' | 'opens' | 'closes';
export type OptionsFault =
  | { kind: 'few' }
  | { kind: 'many'; count: number }
  | { kind: 'long'; number: number; length: number }
  | { kind: 'twice'; text: string };
export type FormErrors = Partial<Record<Marked, true>> & {
  title?: 'missing' | 'long';
  options?: OptionsFault[];
};

export function emptyForm({ today, groupId }: { today: string; groupId: string }): Form {
  return {
    ...{ groupId, title: '', body: '', options: '', label: 'TLP:AMBER', readers: [], note: '' },
    ...presetOf('consent'),
    ...{ opensLater: false, opensDate: addDays(today, 1), opensTime: '09:00' },
    ...{ closesDate: addDays(today, 5), closesTime: '18:00' },
  };
}

type Rules = Omit<
  Form,
  'groupId' | 'title' | 'body' | 'options' | 'label' | 'readers' | 'note' | `opens${string}` | `closes${string}`
>;

/** How each method is usually set up: working rules of expert groups ask for half of the people and for reasons. */
export function presetOf(method: Method): Rules {
  const written = method === 'written';
  return {
    ...{ method, majority: 'simple', silence: 'for', maxChoices: '1', roles: [...votingRoles], quorumValue: '50' },
    quorumKind: written ? 'none' : 'percent',
    reasons: 'optional',
    visibility: method === 'consent' ? 'always' : 'after_vote',
    ...{ secret: false, joiners: false, dissentDays: '2' },
  };
}

/** The rules of settings as fields. */
function toRules(settings: Settings): Rules {
  const { quorum, maxChoices, dissentHours, ...same } = settings;
  return {
    ...same,
    maxChoices: String(maxChoices),
    quorumKind: quorum.kind,
    quorumValue: quorum.kind === 'none' ? '50' : String(quorum.value),
    dissentDays: String(Math.round(dissentHours / 24)),
  };
}

export function toForm(decision: Decision): Form {
  const [opensDate = '', opensTime = ''] = wallTime(decision.opensAt, decision.timeZone);
  const [closesDate = '', closesTime = ''] = wallTime(decision.closesAt, decision.timeZone);
  const { groupId, title, body, label, readers, options } = decision;
  return {
    ...{ groupId, title, body, label, readers: (readers ?? []).map(({ id }) => id), note: '' },
    options: options.map(({ text }) => text).join('\n'),
    ...toRules(decision.settings),
    ...{ opensLater: true, opensDate, opensTime, closesDate, closesTime },
  };
}

/** Takes over a template: its rules, its words where there are none yet, its length. */
export function fromTemplate(form: Form, template: Template, today: string): Form {
  const days = Math.max(1, Math.round(template.hours / 24));
  return {
    ...form,
    ...toRules(template.settings),
    body: form.body || template.body,
    options: form.options || template.options.join('\n'),
    closesDate: addDays(form.opensLater ? form.opensDate : today, days),
  };
}

/** What stands in the lines, to the last letter: what does not fit is said, not cut. */
export const optionsOf = (form: Form): string[] =>
  form.options
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

export const hasOptions = (method: Method): boolean => standsOf(method).length === 0;

export function findErrors(form: Form): FormErrors {
  const errors: FormErrors = {};
  const faults = hasOptions(form.method) ? findOptionsFaults(optionsOf(form)) : [];
  if (!form.groupId) errors.groupId = true;
  if (!form.title.trim()) errors.title = 'missing';
  else if (lengthOf(form.title) > titleLimit) errors.title = 'long';
  if (lengthOf(form.body) > textLimit) errors.body = true;
  if (faults.length > 0) errors.options = faults;
  if (form.method === 'choice' && !isWithin(form.maxChoices, [1, mostChoices(form)])) errors.maxChoices = true;
  if (form.roles.length === 0) errors.roles = true;
  if (form.quorumKind !== 'none' && !isWithin(form.quorumValue, [1, quorumLimits[form.quorumKind]]))
    errors.quorumValue = true;
  if (!isWithin(form.dissentDays, [0, dissentDaysLimit])) errors.dissentDays = true;
  if (lengthOf(form.note) > noteLimit) errors.note = true;
  if (form.opensLater && (!form.opensDate || !form.opensTime)) errors.opens = true;
  if (!form.closesDate || !form.closesTime || (form.opensLater && closesOf(form) <= opensOf(form)))
    errors.closes = true;
  return errors;
}

function findOptionsFaults(options: readonly string[]): OptionsFault[] {
  const different = new Set(options);
  const twice = options.find((text, index) => options.indexOf(text) < index);
  const long = options.findIndex((text) => lengthOf(text) > optionLimits.length);
  return [
    ...(different.size < 2 ? [{ kind: 'few' } as const] : []),
    ...(options.length > optionLimits.count ? [{ kind: 'many', count: options.length } as const] : []),
    ...(long >= 0 ? [{ kind: 'long', number: long + 1, length: lengthOf(options[long] ?? '') } as const] : []),
    ...(twice !== undefined ? [{ kind: 'twice', text: twice } as const] : []),
  ];
}

/** How many options one may be allowed to choose. */
export const mostChoices = (form: Form): number => Math.min(optionLimits.count, Math.max(1, optionsOf(form).length));

/** As the server counts: in code points, without what it takes off at the ends. */
const lengthOf = (text: string): number => Array.from(text.trim()).length;

const isWithin = (text: string, [min, max]: readonly [number, number]): boolean =>
  /^\d{1,3}$/.test(text) && Number(text) >= min && Number(text) <= max;

const opensOf = (form: Form) => `${form.opensDate}T${form.opensTime}`;
const closesOf = (form: Form) => `${form.closesDate}T${form.closesTime}`;

export function toSettings(form: Form): Settings {
  const { method, majority, silence, roles, reasons, visibility, secret, joiners, quorumKind } = form;
  const value = Number(form.quorumValue);
  return {
    ...{ method, majority, silence, roles, reasons, visibility, secret, joiners },
    maxChoices: method === 'choice' ? Number(form.maxChoices) : 1,
    quorum: quorumKind === 'none' ? { kind: 'none' } : { kind: quorumKind, value },
    dissentHours: Number(form.dissentDays) * 24,
  };
}

const wordsOf = (form: Form) => ({
  title: form.title.trim(),
  body: form.body.trim(),
  ...(hasOptions(form.method) ? { options: optionsOf(form) } : {}),
});

export function toNewDecision(form: Form, clientId: string): NewDecision {
  return {
    ...{ clientId, ...wordsOf(form), label: form.label, settings: toSettings(form) },
    ...(form.label === 'TLP:RED' ? { readers: form.readers } : {}),
    ...(form.opensLater ? { opens: opensOf(form) } : {}),
    closes: closesOf(form),
  };
}

/** Before the opening everything, after it the wording alone. */
export function toChange(form: Form, { state, version }: Decision): DecisionChange {
  if (state === 'planned') {
    const {
      title,
      body,
      options = [],
      settings,
      opens = '',
      closes,
    } = toNewDecision({ ...form, opensLater: true }, '');
    return { title, body, options, settings, opens, closes, version };
  }
  return { ...wordsOf(form), note: form.note.trim(), closes: closesOf(form), version };
}

export function toTemplate(form: Form, name: string, clientId: string, today: string): NewTemplate {
  const from = form.opensLater ? form.opensDate : today;
  const days = Math.max(1, Math.round((Date.parse(form.closesDate) - Date.parse(from)) / 86_400_000));
  const options = hasOptions(form.method) ? optionsOf(form) : [];
  return { clientId, name: name.trim(), body: form.body.trim(), options, settings: toSettings(form), hours: days * 24 };
}

/** The wall time of an instant in a zone: day and minute. */
function wallTime(at: string, timeZone: string): string[] {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  );
  return text.split(' ');
}
