import { describe, expect, it } from 'vitest';
import { sampleMeeting } from '../../server/testing/meeting.ts';
import {
  emptyForm,
  type Form,
  findErrors,
  mergeForms,
  nthOf,
  shiftEnd,
  toContent,
  toForm,
  toNewMeeting,
  weekdayOf,
} from './form-model.ts';

const form = (more: Partial<Form> = {}): Form => ({
  ...emptyForm({ today: '2026-11-19', timeZone: 'Europe/Warsaw', groupId: '' }),
  title: 'Spotkanie',
  ...more,
});

describe('the form of a meeting', () => {
  it('begins a week ahead and is complete but for the title', () => {
    const empty = emptyForm({ today: '2026-11-19', timeZone: 'Europe/Warsaw', groupId: 'g' });
    expect(empty).toMatchObject({ date: '2026-11-26', weekdays: ['TH'], nth: '4', label: 'TLP:AMBER', online: true });
    expect(findErrors(empty)).toEqual({ title: true });
    expect(findErrors({ ...empty, title: 'X' })).toEqual({});
  });

  it('takes what others saved meanwhile into the fields that were not touched here', () => {
    const base = form({ place: 'Sala 1' });
    const mine = { ...base, description: 'Moje', weekdays: [...base.weekdays] };
    const theirs = { ...base, title: 'Ich', description: 'Ich', place: 'Sala 2', weekdays: ['FR' as const] };
    expect(mergeForms({ mine, base, theirs })).toEqual({ ...theirs, description: 'Moje' });
  });

  it('gives back what it was filled from', () => {
    const monthly = { frequency: 'monthly', interval: 2, weekday: 'TH', nth: -1, count: 6 } as const;
    const weekly = { frequency: 'weekly', interval: 1, weekdays: ['MO', 'TH'], until: '2026-12-31' } as const;
    for (const recurrence of [null, monthly, { ...weekly, weekdays: [...weekly.weekdays] }]) {
      const meeting = sampleMeeting({ recurrence });
      const { title, kind, description, agenda, place, online, label, chatham, timeZone, start, end } = meeting;
      const content = {
        title,
        kind,
        description,
        agenda,
        place,
        online,
        label,
        chatham,
        timeZone,
        start,
        end,
        recurrence,
      };
      expect(toContent(toForm(meeting))).toEqual(content);
    }
  });

  it('finds what is wrong', () => {
    expect(findErrors(form({ date: '' }))).toEqual({ date: true });
    expect(findErrors(form({ to: '09:00' }))).toEqual({ to: true });
    expect(findErrors(form({ to: '09:00', endsLater: true, endDate: '2026-11-27' }))).toEqual({});
    expect(findErrors(form({ endsLater: true, endDate: '2026-11-26' }))).toEqual({ endDate: true });
    expect(findErrors(form({ repeat: 'weekly', ends: 'until', until: '2026-11-01' }))).toEqual({ until: true });
  });

  it('always repeats on the day it begins', () => {
    expect(toContent(form({ repeat: 'weekly', weekdays: ['MO'] })).recurrence).toMatchObject({
      weekdays: ['MO', 'TH'],
    });
    expect(toContent(form({ repeat: 'monthly', nth: '1' })).recurrence).toMatchObject({ weekday: 'TH', nth: 4 });
    expect(toContent(form({ repeat: 'weekly', interval: 'x', ends: 'count', count: '9999' })).recurrence).toMatchObject(
      {
        interval: 1,
        count: 500,
      },
    );
  });

  it('without a group names people only', () => {
    expect(toNewMeeting(form({ memberIds: ['a'] }), 'c')).toMatchObject({
      groupId: null,
      memberIds: ['a'],
      clientId: 'c',
    });
  });
});

describe('days', () => {
  it('know their weekday and place in the month', () => {
    expect(weekdayOf('2026-11-26')).toBe('TH');
    expect([nthOf('2026-11-26'), nthOf('2026-12-31'), nthOf('2026-11-05')]).toEqual([['4', '-1'], ['-1'], ['1']]);
  });

  it('the end moves with the start', () => {
    expect(shiftEnd({ from: '10:00', to: '11:30' }, '14:15')).toBe('15:45');
    expect(shiftEnd({ from: '10:00', to: '11:30' }, '23:30')).toBe('23:59');
    expect(shiftEnd({ from: '', to: '11:30' }, '14:15')).toBe('11:30');
  });
});
