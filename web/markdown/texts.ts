import { addTexts } from '../i18n/locale.ts';
import { markdownPl } from '../i18n/markdown.pl.ts';

addTexts(markdownPl);
