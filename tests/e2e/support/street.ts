import type { Page } from '@playwright/test'
import type { Label } from '../../../src/shared/labels/index.ts'
import { drag, placeOf, type Place } from './picture.ts'
import { goToItem, press } from './seat.ts'

/** Classes that ask: a car must have a colour, a sign the words on it. The digits 1 to 3 give them. */
export const street = {
  version: 1,
  classes: [
    {
      ...{ id: 'car', name: 'Car', colour: 1, kinds: ['box', 'polygon'] },
      attributes: [
        { id: 'tint', name: 'Colour', kind: 'select', options: ['Red', 'Blue'], required: true },
        { id: 'way', name: 'Way', kind: 'select', options: ['Parked', 'Slow', 'Turning'] },
        { id: 'dented', name: 'Dented', kind: 'boolean' },
      ],
    },
    {
      ...{ id: 'bus', name: 'Bus', colour: 2, kinds: ['box'] },
      attributes: [{ id: 'tint', name: 'Colour', kind: 'select', options: ['Red', 'Blue'], required: true }],
    },
    { id: 'sign', name: 'Sign', colour: 3, kinds: ['box'], transcription: 'required' },
  ],
}

/** Goes to an item and draws boxes of 100 × 80 pixels beside each other, one for each digit. Nothing is selected then. */
export const drawRow = async (
  page: Page,
  item: string,
  digits: readonly string[],
): Promise<(x: number, y: number) => Place> => {
  await goToItem(page, item)
  const at = await placeOf(page)
  for (const [order, digit] of digits.entries()) {
    await press(page, 'v', 'Escape', digit, 'b')
    const x = 40 + order * 150
    await drag(page, at(x, 100), at(x + 100, 180))
  }
  await press(page, 'v', 'Escape')
  return at
}

/** The middle of the box that {@link drawRow} drew for the digit at this place. */
export const middleOf = (order: number): Place => [90 + order * 150, 140]

/** The classes of labels in order of appearance. */
export const classesOf = (labels: readonly Label[]): readonly string[] => labels.map(({ classId }) => classId)
