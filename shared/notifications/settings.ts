import { type Static, Type } from 'typebox';
import { Closed, List, Nullable, Uuid } from '../fields.ts';

const Hour = Type.Integer({ minimum: 0, maximum: 23, description: "Full hour in the member's time zone" });

/** What of a group is mailed: as chosen for all, only what asks something of the person, all in the digest, nothing. */
export const groupMails = ['all', 'direct', 'digest', 'none'] as const;
export const GroupMail = Type.Enum(groupMails);
export type GroupMail = Static<typeof GroupMail>;

/** When a person is mailed. */
export const MailSettings = Closed({
  direct: Type.Boolean({
    description: 'Mentions, requests and assignments after two minutes; else they join the digest',
  }),
  digest: Type.Boolean(),
  digestDays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
    minItems: 1,
    maxItems: 7,
    uniqueItems: true,
    description: 'Weekdays, 1 is Monday (ISO 8601)',
  }),
  digestHours: Type.Array(Hour, { minItems: 1, maxItems: 4, uniqueItems: true }),
  quiet: Nullable(Closed({ from: Hour, until: Hour }, 'No mail between these hours')),
});
export type MailSettings = Static<typeof MailSettings>;

/** What holds until a person chooses otherwise. */
export const usualSettings: MailSettings = {
  direct: true,
  digest: true,
  digestDays: [1, 2, 3, 4, 5],
  digestHours: [8],
  quiet: { from: 21, until: 7 },
};

export const GroupMailSetting = Closed({ groupId: Uuid, groupName: Type.String(), mail: GroupMail });
export type GroupMailSetting = Static<typeof GroupMailSetting>;

export const MailChoices = Closed({ ...MailSettings.properties, groups: List(GroupMailSetting).properties.items });
export type MailChoices = Static<typeof MailChoices>;

export const GroupMailChange = Closed({ mail: GroupMail });

/** The kinds of mail that a link in a mail switches off. */
export const mailScopes = ['direct', 'digest'] as const;
export type MailScope = (typeof mailScopes)[number];
export const Unsubscription = Closed({ scope: Type.Enum(mailScopes), active: Type.Boolean() });
export type Unsubscription = Static<typeof Unsubscription>;
