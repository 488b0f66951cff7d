const words: Readonly<Record<string, string>> = {
  'unsent-work-sealed': 'Unsent work sealed',
  'readers-stopped': 'Open shards closed',
  'memory-dropped': 'Memory cleared',
  'keys-destroyed': 'Keys destroyed',
  'home-key-replaced': 'Home key replaced',
  'files-deleted': 'Files deleted',
  'residue-scanned': 'Searched for what is left',
}

/** A step of a wipe in words. One that is not known here keeps its own name, so that nothing is hidden. */
export const wipeStepWords = (step: string): string => words[step] ?? step
