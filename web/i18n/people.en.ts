import type { Translation } from './dictionary.ts';
import type { peoplePl } from './people.pl.ts';

export const peopleEn: Translation<typeof peoplePl> = {
  'people.title': 'People',
  'people.lede': 'Whom to ask. Search by what somebody can do, not by the name of an institution.',
  'people.search': 'Competence, name or region',
  'people.sector': 'Sector',
  'people.allSectors': 'All',
  'people.filters': 'Search people',
  'people.you': 'this is you',
  'people.none': 'Nobody found',
  'people.noneHint': 'Try a shorter word or another sector.',
  'people.found': { one: '{count} person', other: '{count} people' },
  'people.sector.education': 'Education',
  'people.sector.police': 'Police',
  'people.sector.local_government': 'Local government',
  'people.sector.psychology': 'Psychology',
  'people.sector.research': 'Research',
  'people.sector.civil_society': 'Civil society',
  'people.sector.health': 'Health',
  'people.sector.state': 'State institutions and coordination',
  'people.invite': 'Invite a person',
  'people.inviteTitle': 'Invite to the team',
  'people.inviteText': 'The person will make an account. Add them to groups afterwards.',
};
