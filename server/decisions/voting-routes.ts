import {
  Decision,
  DecisionPage,
  NewDissent,
  NewPosition,
  NewRecusal,
  NewStatement,
} from '../../shared/decisions/schema.ts';
import { Closed, Uuid } from '../../shared/fields.ts';
import type { App } from '../http/app-type.ts';
import { dissent, retractDissent, state } from './outcome-actions.ts';
import { holdPosition, recuse, unrecuse } from './voting-actions.ts';

const tags = ['decisions'];
const params = Closed({ decisionId: Uuid });

export async function votingRoutes(app: App) {
  app.put(
    '/api/decisions/:decisionId/position',
    {
      schema: {
        tags,
        summary: 'Vote, or change my position until the close',
        params,
        body: NewPosition,
        response: { 200: DecisionPage },
      },
    },
    (request) => holdPosition(request.ctx, request.params.decisionId, request.body),
  );

  app.put(
    '/api/decisions/:decisionId/recusal',
    {
      schema: {
        tags,
        summary: 'Declare a conflict of interest',
        params,
        body: NewRecusal,
        response: { 200: DecisionPage },
      },
    },
    (request) => recuse(request.ctx, request.params.decisionId, request.body),
  );

  app.delete(
    '/api/decisions/:decisionId/recusal',
    { schema: { tags, summary: 'Take the declaration back', params, response: { 200: DecisionPage } } },
    (request) => unrecuse(request.ctx, request.params.decisionId),
  );

  app.put(
    '/api/decisions/:decisionId/dissent',
    {
      schema: {
        tags,
        summary: 'Write my dissent, or write it anew',
        params,
        body: NewDissent,
        response: { 200: Decision },
      },
    },
    (request) => dissent(request.ctx, request.params.decisionId, request.body.text),
  );

  app.delete(
    '/api/decisions/:decisionId/dissent',
    { schema: { tags, summary: 'Take my dissent back', params, response: { 200: Decision } } },
    (request) => retractDissent(request.ctx, request.params.decisionId),
  );

  app.post(
    '/api/decisions/:decisionId/statements',
    {
      schema: {
        tags,
        summary: 'Word the outcome anew, with its review date',
        params,
        body: NewStatement,
        response: { 200: Decision },
      },
    },
    (request) => state(request.ctx, request.params.decisionId, request.body),
  );
}
