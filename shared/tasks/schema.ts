import { type Static, Type } from 'typebox';
import { Closed, Instant, Line, List, Nullable, Text, Uuid } from '../fields.ts';
import { GroupRole } from '../groups/schema.ts';
import { GroupLabel } from '../labels.ts';
import { ThingRef } from '../links/schema.ts';
import { Person } from '../threads/schema.ts';

/** To do, in hand, done, given up. */
export const taskStates = ['open', 'doing', 'done', 'dropped'] as const;
export const TaskState = Type.Enum(taskStates);
export type TaskState = Static<typeof TaskState>;

/** A day that there is: the format knows how long months are. */
const Day = Type.String({ format: 'date', pattern: '^20\\d\\d-', description: 'YYYY-MM-DD' });
const Owners = Type.Array(Uuid, { maxItems: 20, uniqueItems: true });

export const Task = Closed({
  id: Uuid,
  groupId: Uuid,
  title: Line(200),
  note: Text(4_000),
  state: TaskState,
  dueOn: Nullable(Day),
  label: GroupLabel,
  owners: Type.Array(Person),
  author: Person,
  comments: Type.Integer({ minimum: 0 }),
  /** Rises with all that is said of the task besides its state and comments. */
  revision: Type.Integer(),
  createdAt: Instant,
  closedAt: Nullable(Instant),
});
export type Task = Static<typeof Task>;

/** A task beside those of other groups. */
export const MyTask = Closed({ ...Task.properties, groupName: Type.String(), overdue: Type.Boolean() });
export type MyTask = Static<typeof MyTask>;
export const MyTasks = List(MyTask);

/** Tasks of a group: those under way by their day, then the latest closed ones. */
export const GroupTasks = Closed({
  items: Type.Array(Task),
  today: Day,
  seq: Type.Integer({ description: 'Last event of the topic `group:<id>` contained here' }),
});
export type GroupTasks = Static<typeof GroupTasks>;

export const NewTask = Closed({
  clientId: Uuid,
  title: Line(200),
  note: Type.Optional(Text(4_000)),
  dueOn: Type.Optional(Nullable(Day)),
  label: GroupLabel,
  ownerIds: Type.Optional(Owners),
  /** What it comes from. */
  from: Type.Optional(ThingRef),
});
export type NewTask = Static<typeof NewTask>;

export const TaskChange = Type.Partial(
  Closed({
    /** The one the change was made on, needed for title and note; another one in the meantime is a conflict. */
    revision: Type.Integer(),
    title: Line(200),
    note: Text(4_000),
    state: TaskState,
    dueOn: Nullable(Day),
    label: GroupLabel,
    /** Why the label is relaxed; needed for that. */
    reason: Line(500),
    ownerIds: Owners,
  }),
  { additionalProperties: false },
);
export type TaskChange = Static<typeof TaskChange>;

export const TaskComment = Closed({ id: Uuid, taskId: Uuid, author: Person, body: Text(4_000, 1), createdAt: Instant });
export type TaskComment = Static<typeof TaskComment>;
export const NewTaskComment = Closed({ clientId: Uuid, body: Text(4_000, 1) });
export type NewTaskComment = Static<typeof NewTaskComment>;

export const TaskPage = Closed({
  task: Task,
  groupName: Type.String(),
  role: GroupRole,
  today: Day,
  comments: Type.Array(TaskComment),
  seq: Type.Integer({ description: 'Last event of the topic `group:<id>` contained here' }),
});
export type TaskPage = Static<typeof TaskPage>;
