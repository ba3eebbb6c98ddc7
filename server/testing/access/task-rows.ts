import { randomUUID } from 'node:crypto';
import { type Row, type Rows, reads, signedIn, writes } from './rules.ts';
import type { World } from './world.ts';

const newTask = () => ({ clientId: randomUUID(), title: 'Zadanie próbne', label: 'TLP:AMBER' });
const newComment = () => ({ clientId: randomUUID(), body: 'Uwaga' });

async function makeTask({ groupId, make }: World): Promise<string> {
  return (await make<{ id: string }>('member', `/api/groups/${groupId}/tasks`, newTask())).id;
}

const ofTask = async (world: World) => ({ params: { taskId: await makeTask(world) } });
const sending =
  (body: () => unknown): Row['ask'] =>
  async (world) => ({ ...(await ofTask(world)), body: body() });

export const taskRows: Rows = {
  'GET /api/tasks': { who: signedIn },
  'GET /api/groups/:groupId/tasks': { who: reads, ask: ({ groupId }) => ({ params: { groupId } }) },
  'POST /api/groups/:groupId/tasks': {
    who: writes,
    ask: ({ groupId }) => ({ params: { groupId }, body: newTask() }),
  },
  'GET /api/tasks/:taskId': { who: reads, ask: ofTask },
  'PATCH /api/tasks/:taskId': { who: writes, ask: sending(() => ({ state: 'doing' })) },
  'POST /api/tasks/:taskId/comments': { who: writes, ask: sending(newComment) },
  'DELETE /api/tasks/:taskId/comments/:commentId': {
    who: { ...writes, member: 403 },
    ask: async (world) => {
      const taskId = await makeTask(world);
      const { id } = await world.make<{ id: string }>('chair', `/api/tasks/${taskId}/comments`, newComment());
      return { params: { taskId, commentId: id } };
    },
  },
};
