import { runChecks } from './checks/checks.ts';
import { requireChromium } from './chromium.ts';
import { type Count, runVitest } from './vitest.ts';

/** What `npm test` runs: checks, tests on real PostgreSQL, journeys in real Chromium with real LiveKit. */
const started = performance.now();
const total: Count = { passed: 0, failed: 0 };

async function step(title: string, work: () => Promise<Count>): Promise<void> {
  const begun = performance.now();
  console.log(`\n── ${title}`);
  const count = await work().catch((error: unknown) => {
    console.error(` ✗ ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  });
  total.passed += count.passed;
  total.failed += count.failed;
  console.log(`   ${count.passed} passed, ${count.failed} failed in ${seconds(begun)} s`);
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(0);

await step('1 of 3: format, lint, types, dead code, import rules', runChecks);
await step('2 of 3: unit and integration tests on PostgreSQL', () => runVitest(['checks', 'unit']));
await step('3 of 3: journeys in Chromium with LiveKit, and faults', async () => {
  const chromium = requireChromium();
  return runVitest(['e2e', 'e2e alone'], { CHROMIUM_PATH: chromium });
});

console.log(`\nAll of it in ${seconds(started)} s.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
