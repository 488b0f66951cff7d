import { expect, it } from 'vitest'
import { exporters } from '../../src/main/exporters/index.ts'
import { exporterConformance } from './exporter.ts'

it('the list holds every exporter once', () => {
  expect(exporters.map((entry) => entry.id)).toEqual(['coco', 'conll-2003', 'jsonl'])
})

for (const exporter of exporters) exporterConformance(exporter)
