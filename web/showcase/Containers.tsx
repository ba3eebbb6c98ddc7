import Calendar from 'lucide-solid/icons/calendar';
import FileText from 'lucide-solid/icons/file-text';
import MapPin from 'lucide-solid/icons/map-pin';
import { Avatar } from '../ui/Avatar.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Breadcrumb } from '../ui/Breadcrumb.tsx';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { DateBlock } from '../ui/DateBlock.tsx';
import { Facts } from '../ui/Facts.tsx';
import { FileRow } from '../ui/FileRow.tsx';
import { Clip, Meta } from '../ui/Meta.tsx';
import { Row, RowIcon, Rows } from '../ui/Rows.tsx';
import { SectionHead } from '../ui/Section.tsx';
import { Stepper } from '../ui/Stepper.tsx';
import { TabLinks } from '../ui/TabLinks.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import { people } from './people.ts';
import { Specimen } from './Specimen.tsx';
import { samples } from './samples.ts';

/** Lists, cards, facts, the way to a page. */
export function Containers(props: { theme: string }) {
  return (
    <>
      <Specimen title={samples().parts.rows}>
        <div>
          <SectionHead
            level={3}
            title={samples().section}
            count={3}
            aside={<a href="#main">{samples().sectionLink}</a>}
          />
          <SampleRows />
        </div>
      </Specimen>
      <Specimen title={samples().parts.containers}>
        <Breadcrumb
          label={`${samples().title}, ${props.theme}`}
          crumbs={samples().crumbs.map((label) => ({ label, href: '#main' }))}
        />
        <TabLinks
          label={`${samples().parts.tabs}, ${props.theme}`}
          links={samples().tabs.map((label, index) => ({
            href: '#main',
            label,
            count: 3 - index,
            current: index === 0,
          }))}
        />
        <Card>
          <Facts
            facts={[
              { term: samples().when, icon: Calendar, value: samples().whenValue },
              { term: samples().where, icon: MapPin, value: samples().whereValue, note: samples().whereNote },
            ]}
          />
        </Card>
        <FileRow name={samples().file} href="#main" detail={samples().fileDetail} />
        <Stepper label={samples().stepsLabel} steps={samples().steps} current={1} />
      </Specimen>
    </>
  );
}

function SampleRows() {
  return (
    <Rows phone="keep">
      <Row
        lead={<RowIcon of={FileText} />}
        title={samples().rowOne}
        href="#main"
        side={<Button size="small">{samples().open}</Button>}
      >
        <Meta>
          <Tlp label="TLP:GREEN" />
          <span>{samples().rowOneMeta}</span>
        </Meta>
      </Row>
      <Row
        lead={<Avatar person={people()[0]} presence="here" />}
        title={samples().rowTwo}
        href="#main"
        state="unread"
        side={<Badge tone="accent">{samples().news}</Badge>}
      >
        <Meta>
          <Clip>{samples().rowTwoQuote}</Clip>
        </Meta>
        <Meta>
          <Tlp label="TLP:AMBER" />
          <span>{samples().rowTwoMeta}</span>
        </Meta>
      </Row>
      <Row lead={<DateBlock weekday="pt." day="4" month="gru" today />} title={samples().rowThree} href="#main">
        <Meta>{samples().rowThreeMeta}</Meta>
      </Row>
    </Rows>
  );
}
