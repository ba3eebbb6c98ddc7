import { For } from 'solid-js';
import { Avatar, AvatarStack } from '../ui/Avatar.tsx';
import { Badge, Count } from '../ui/Badge.tsx';
import { StateLine } from '../ui/StateLine.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { people, tlpNames } from './people.ts';
import { Specimen } from './Specimen.tsx';
import { samples } from './samples.ts';

const tones = ['neutral', 'accent', 'attention', 'danger', 'success'] as const;
const presences = ['here', 'away', 'off'] as const;

/** People, sensitivity labels, badges and counts. */
export function Labels() {
  return (
    <Specimen title={samples().parts.labels}>
      <div class="cluster">
        <For each={people()}>{(person) => <Avatar person={person} named />}</For>
      </div>
      <div class="cluster">
        <AvatarStack people={people().slice(1)} max={3} text={samples().peopleCount} />
        <For each={presences}>
          {(presence, index) => <Avatar person={people()[index()] ?? people()[0]} presence={presence} named />}
        </For>
        <span class="small muted">{samples().presence}</span>
      </div>
      <div class="cluster">
        <For each={tlpNames}>{(label) => <Tlp label={label} />}</For>
      </div>
      <div class="cluster">
        <For each={tones}>{(tone, index) => <Badge tone={tone}>{samples().badges[index()]}</Badge>}</For>
        <Count value={4} label={samples().waiting} />
      </div>
      <div class="cluster">
        <StateLine tone="success">{samples().saved}</StateLine>
        <StateLine tone="attention">{samples().offline}</StateLine>
        <StateLine tone="busy">{samples().saving}</StateLine>
      </div>
    </Specimen>
  );
}
