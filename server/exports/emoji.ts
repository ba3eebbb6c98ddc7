import type { Locale } from '../../shared/errors.ts';
import { emojiNames } from './emoji-names.ts';

/** Sequences that show as a picture, and pictures alone; not digits, ©, ®, ™ and arrows, which fonts hold. */
const emoji =
  /(?:\p{RGI_Emoji}|\p{Emoji_Presentation}|(?!\p{ASCII}|[©®™‼⁉ℹ↔-↙↩↪▪▫▶◀◻-◾♀♂♠♣♥♦])\p{Extended_Pictographic})\uFE0F?/gv;
/** Skin tones, joiners with a sex, and the sign that asks for a picture change nothing of the name. */
const shades = /[\u{1F3FB}-\u{1F3FF}]|\u200D[♀♂]|\uFE0F/gu;
const regionA = 0x1f1e6;

/** A text in which emoji stand as words in brackets: who reads on paper or by ear loses nothing. */
export function spellEmoji(text: string, lang: Locale): string {
  return text.replace(emoji, (shown) => nameOf(shown, lang));
}

function nameOf(shown: string, lang: Locale): string {
  const plain = shown.replace(shades, '');
  const key = /^([0-9#*])\u20E3$/u.exec(plain)?.[1];
  if (key) return key;
  const name = emojiNames.get(plain)?.[lang] ?? flagName(plain, lang);
  return `[${name ?? `emoji ${[...plain].map(toHex).join(' ')}`}]`;
}

function flagName(plain: string, lang: Locale): string | undefined {
  const letters = [...plain].map((each) => (each.codePointAt(0) ?? 0) - regionA);
  if (letters.length !== 2 || letters.some((each) => each < 0 || each > 25)) return undefined;
  const region = String.fromCharCode(...letters.map((each) => each + 65));
  const name = new Intl.DisplayNames([lang], { type: 'region' }).of(region) ?? region;
  return lang === 'pl' ? `flaga: ${name}` : `flag: ${name}`;
}

const toHex = (each: string): string => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
