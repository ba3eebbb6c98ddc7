import { expect, test } from 'vitest';
import type { Task } from '../../shared/tasks/schema.ts';
import { withTask } from './order.ts';

const task = (id: string, more: Partial<Task> = {}): Task => ({
  id,
  groupId: 'g',
  title: id,
  note: '',
  state: 'open',
  dueOn: null,
  label: 'TLP:AMBER',
  owners: [],
  author: { id: 'a', displayName: 'A', initials: 'A', sector: 'research' },
  comments: 0,
  revision: 1,
  createdAt: '2026-11-22T10:00:00.000Z',
  closedAt: null,
  ...more,
});

test('tasks stand by their day, without one later, closed ones last, the latest first', () => {
  const all = [
    task('closed early', { state: 'done', closedAt: '2026-11-20T10:00:00.000Z' }),
    task('no day'),
    task('late', { dueOn: '2026-12-01' }),
    task('closed late', { state: 'dropped', closedAt: '2026-11-21T10:00:00.000Z' }),
  ];
  const ordered = withTask(all, task('soon', { dueOn: '2026-11-23' }));
  expect(ordered.map(({ id }) => id)).toEqual(['soon', 'late', 'no day', 'closed late', 'closed early']);
});

test('a task that is there already is replaced, not doubled', () => {
  const ordered = withTask([task('a', { dueOn: '2026-11-23' }), task('b')], task('a'));
  expect(ordered.map(({ id, dueOn }) => [id, dueOn])).toEqual([
    ['a', null],
    ['b', null],
  ]);
});
