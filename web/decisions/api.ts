import type {
  Decision,
  DecisionChange,
  DecisionPage,
  MyDecision,
  NewDecision,
  NewPosition,
  NewRecusal,
  NewStatement,
  NewTemplate,
  RegisterPage,
  Template,
} from '../../shared/decisions/schema.ts';
import { request } from '../lib/api.ts';

type Items<T> = { items: T[] };
export type RegisterQuery = Record<string, string>;

const path = (id: string, part = '') => `/api/decisions/${id}${part}`;
const ofGroup = (groupId: string, part: string) => `/api/groups/${groupId}/${part}`;

export const readDecision = (id: string, signal?: AbortSignal) =>
  request<DecisionPage>('GET', path(id), undefined, signal);
export const listDecisions = async (groupId: string) =>
  (await request<Items<MyDecision>>('GET', ofGroup(groupId, 'decisions'))).items;
export const createDecision = (groupId: string, decision: NewDecision) =>
  request<Decision>('POST', ofGroup(groupId, 'decisions'), decision);
export const changeDecision = (id: string, change: DecisionChange) => request<Decision>('PATCH', path(id), change);
export const withdrawDecision = (id: string, reason: string) =>
  request<Decision>('POST', path(id, '/withdraw'), { reason });

export const holdPosition = (id: string, position: NewPosition) =>
  request<DecisionPage>('PUT', path(id, '/position'), position);
export const recuse = (id: string, recusal: NewRecusal) => request<DecisionPage>('PUT', path(id, '/recusal'), recusal);
export const unrecuse = (id: string) => request<DecisionPage>('DELETE', path(id, '/recusal'));

export const writeDissent = (id: string, text: string) => request<Decision>('PUT', path(id, '/dissent'), { text });
export const retractDissent = (id: string) => request<Decision>('DELETE', path(id, '/dissent'));
export const writeStatement = (id: string, statement: NewStatement) =>
  request<Decision>('POST', path(id, '/statements'), statement);

export const readRegister = (query: RegisterQuery, signal?: AbortSignal) =>
  request<RegisterPage>('GET', `/api/decisions?${new URLSearchParams(query)}`, undefined, signal);
export const registerFile = (query: RegisterQuery) => `/api/decisions/register.csv?${new URLSearchParams(query)}`;

export const listTemplates = async (groupId: string) =>
  (await request<Items<Template>>('GET', ofGroup(groupId, 'decision-templates'))).items;
export const keepTemplate = async (groupId: string, template: NewTemplate) =>
  (await request<Items<Template>>('POST', ofGroup(groupId, 'decision-templates'), template)).items;
export const dropTemplate = (id: string) => request<void>('DELETE', `/api/decision-templates/${id}`);
