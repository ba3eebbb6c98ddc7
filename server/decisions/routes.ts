import { Type } from 'typebox';
import { methods } from '../../shared/decisions/rule.ts';
import {
  Decision,
  DecisionChange,
  DecisionPage,
  MyDecisions,
  NewDecision,
  NewTemplate,
  RegisterPage,
  Templates,
  Withdrawal,
} from '../../shared/decisions/schema.ts';
import { results } from '../../shared/decisions/tally.ts';
import { Closed, Uuid } from '../../shared/fields.ts';
import type { App } from '../http/app-type.ts';
import { changeDecision, createDecision, withdrawDecision } from './actions.ts';
import { tendAtStart } from './jobs.ts';
import { listDecisions, openDecision } from './reading-actions.ts';
import { exportRegister, readRegister } from './register-actions.ts';
import { dropTemplate, keepTemplate, listTemplates } from './template-actions.ts';

const tags = ['decisions'];
const OfGroup = Closed({ groupId: Uuid });
const OfDecision = Closed({ decisionId: Uuid });
const Cursor = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
});
const Filter = {
  groupId: Type.Optional(Uuid),
  year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
  method: Type.Optional(Type.Enum(methods)),
  result: Type.Optional(Type.Enum(results)),
  review: Type.Optional(Type.Enum(['due', 'planned'])),
  query: Type.Optional(Type.String({ maxLength: 200, pattern: '^[^\\u0000-\\u001f\\ud800-\\udfff]*$' })),
};

export async function decisionRoutes(app: App) {
  tendAtStart(app);

  app.get(
    '/api/groups/:groupId/decisions',
    {
      schema: {
        tags,
        summary: 'Decisions of a group: open, planned, then the latest',
        params: OfGroup,
        response: { 200: MyDecisions },
      },
    },
    async (request) => ({ items: await listDecisions(request.ctx, request.params.groupId) }),
  );

  app.post(
    '/api/groups/:groupId/decisions',
    {
      schema: {
        tags,
        summary: 'Propose a decision; without `opens` it is open at once',
        params: OfGroup,
        body: NewDecision,
        response: { 200: Decision, 201: Decision },
      },
    },
    async (request, reply) => {
      const { item, created } = await createDecision(request.ctx, request.params.groupId, request.body);
      return reply.status(created ? 201 : 200).send(item);
    },
  );

  app.get(
    '/api/decisions',
    {
      schema: {
        tags,
        summary: 'The register of findings of all my groups',
        querystring: Closed({ ...Filter, cursor: Type.Optional(Cursor) }),
        response: { 200: RegisterPage },
      },
    },
    (request) => {
      const { cursor, ...filter } = request.query;
      return readRegister(request.ctx, filter, cursor);
    },
  );

  app.get(
    '/api/decisions/register.csv',
    {
      schema: {
        tags,
        summary: 'The register as a spreadsheet; without TLP:RED',
        querystring: Closed(Filter),
        response: { 200: Type.String() },
      },
    },
    async (request, reply) =>
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="rejestr-ustalen.csv"')
        .send(await exportRegister(request.ctx, request.query)),
  );

  app.get(
    '/api/decisions/:decisionId',
    { schema: { tags, summary: 'A decision and my part in it', params: OfDecision, response: { 200: DecisionPage } } },
    (request) => openDecision(request.ctx, request.params.decisionId),
  );

  app.patch(
    '/api/decisions/:decisionId',
    {
      schema: {
        tags,
        summary: 'Change what may still be changed; a new wording asks everybody again',
        params: OfDecision,
        body: DecisionChange,
        response: { 200: Decision },
      },
    },
    (request) => changeDecision(request.ctx, request.params.decisionId, request.body),
  );

  app.post(
    '/api/decisions/:decisionId/withdraw',
    {
      schema: {
        tags,
        summary: 'Take a decision back before its close',
        params: OfDecision,
        body: Withdrawal,
        response: { 200: Decision },
      },
    },
    (request) => withdrawDecision(request.ctx, request.params.decisionId, request.body.reason),
  );

  app.get(
    '/api/groups/:groupId/decision-templates',
    { schema: { tags, summary: 'How this group usually decides', params: OfGroup, response: { 200: Templates } } },
    async (request) => ({ items: await listTemplates(request.ctx, request.params.groupId) }),
  );

  app.post(
    '/api/groups/:groupId/decision-templates',
    {
      schema: {
        tags,
        summary: 'Keep a way of deciding for the next time',
        params: OfGroup,
        body: NewTemplate,
        response: { 200: Templates },
      },
    },
    async (request) => ({ items: await keepTemplate(request.ctx, request.params.groupId, request.body) }),
  );

  app.delete(
    '/api/decision-templates/:templateId',
    {
      schema: {
        tags,
        summary: 'Forget a template',
        params: Closed({ templateId: Uuid }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await dropTemplate(request.ctx, request.params.templateId);
      return reply.status(204).send(null);
    },
  );
}
