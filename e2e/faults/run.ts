import { parseArgs } from 'node:util';
import { startHub } from '../hub.ts';
import { makeRandom } from './random.ts';
import { chooseStrike, lastWords, type Outcome, playRound } from './round.ts';
import { type StrikeName, strikeNames } from './strikes.ts';
import { createTeam, type Team } from './team.ts';

/** `npm run faults -- --rounds 100 --seed 7`: as many rounds as asked; round n plays with seed + n, so that one replays alone. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    writers: { type: 'string', default: '20' },
    strike: { type: 'string' },
  },
});
const strike = strikeNames.find((name) => name === values.strike);
if (values.strike && !strike) throw new Error(`unknown strike; there are: ${strikeNames.join(', ')}`);

const print = (cells: (string | number)[]) =>
  console.log(cells.map((cell, place) => String(cell).padEnd(place === 1 ? 18 : 9)).join(' '));

function printOutcome({ seed, strike: name, posts, files, votes, edits, lost, twice, wrong, seconds }: Outcome): void {
  print([seed, name, posts, files, votes, edits, lost.length, twice.length, wrong.length, seconds.toFixed(1)]);
  for (const line of wrong) console.log(`          ${line}`);
}

/** A round that breaks is one that failed: it is printed, and the next one is played. */
async function play(team: Team, seed: number): Promise<Outcome> {
  const begun = performance.now();
  return playRound({ hub, team, seed, ...(strike ? { strike } : {}) }).catch((error: unknown) => ({
    seed,
    strike: chooseStrike(makeRandom(seed), strike),
    posts: 0,
    files: 0,
    votes: 0,
    edits: 0,
    lost: [],
    twice: [],
    wrong: [String(error), ...lastWords(hub)],
    seconds: (performance.now() - begun) / 1000,
  }));
}

const hub = await startHub({ NODE_ENV: 'test', LOG_LEVEL: 'error' });
const outcomes: Outcome[] = [];
try {
  const team = await createTeam(hub, Number(values.writers) + 1);
  print(['seed', 'struck', 'posts', 'files', 'votes', 'edits', 'lost', 'twice', 'wrong', 'seconds']);
  for (let round = 0; round < Number(values.rounds); round++) {
    const outcome = await play(team, Number(values.seed) + round);
    outcomes.push(outcome);
    printOutcome(outcome);
  }
} finally {
  await hub.stop();
}

const isBad = ({ lost, twice, wrong }: Outcome) => lost.length + twice.length + wrong.length > 0;
const bad = outcomes.filter(isBad);
const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
const byStrike = (name: StrikeName) => outcomes.filter((outcome) => outcome.strike === name).length;
console.log(`\n${strikeNames.map((name) => `${name} ${byStrike(name)}`).join(', ')}`);
console.log(
  `${sum(({ posts }) => posts)} posts, ${sum(({ files }) => files)} files, ${sum(({ votes }) => votes)} votes and ${sum(({ edits }) => edits)} edits acknowledged`,
);
console.log(`${sum(({ lost }) => lost.length)} lost, ${sum(({ twice }) => twice.length)} twice`);
for (const { seed, strike: name } of bad)
  console.log(`replay: npm run faults -- --rounds 1 --seed ${seed} --strike ${name}`);
process.exitCode = bad.length === 0 ? 0 : 1;
