import { decisionsPl } from '../i18n/decisions.pl.ts';
import { addTexts } from '../i18n/locale.ts';
import { votingPl } from '../i18n/voting.pl.ts';

addTexts({ ...decisionsPl, ...votingPl });
