import { coco } from './coco.ts'
import { conll2003 } from './conll-2003.ts'
import type { Exporter } from './exporter.ts'
import { jsonl } from './jsonl.ts'

/** Every export format, in the order a person chooses from. */
export const exporters: readonly Exporter[] = [coco, conll2003, jsonl]
