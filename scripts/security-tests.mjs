/** The table of what was attacked: written from what a run recorded, and held against the page that is committed. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from './setup/paths.mjs'

const page = inRoot('docs', 'security-tests.md')

const head = `# Security tests

What is tried against the guard in \`npm test\`, how often, and what came of it. Written by the run itself (\`npm test -- --write-security\`); each run fails when
an attack or a test of this table is missing, when one is not in it, or when anything was accepted or lost. "Accepted" counts tries that got through, "lost" pieces of saved or delivered work. How often random tests try
differs from run to run.

| Attack or fault | Tries | Accepted | Lost | Where |
| --- | --- | --- | --- | --- |
`

/** @returns {{attack: string, tries: number, accepted: number, lost: number, files: string[]}[]} */
export const readRecords = (folder) => {
  const rows = new Map()
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    for (const line of readFileSync(path.join(folder, name), 'utf8').split('\n').filter(Boolean)) {
      const { attack, tries, accepted, lost, file } = JSON.parse(line)
      const row = rows.get(attack) ?? { attack, tries: 0, accepted: 0, lost: 0, files: [] }
      const files = [...new Set([...row.files, file])].sort()
      rows.set(attack, {
        attack,
        tries: row.tries + tries,
        accepted: row.accepted + accepted,
        lost: row.lost + lost,
        files,
      })
    }
  return [...rows.values()].sort((a, b) => a.attack.localeCompare(b.attack, 'en'))
}

const number = (value) => value.toLocaleString('en-GB')

/** Writes the page. Prettier comes late: when the run begins, nothing is installed yet. */
export const writePage = async (rows) => {
  const prettier = await import('prettier')
  const lines = rows.map(
    ({ attack, tries, accepted, lost, files }) =>
      `| ${attack} | ${number(tries)} | ${accepted} | ${lost} | ${files.map((file) => `\`${file.replace(/^tests\//, '')}\``).join(', ')} |`,
  )
  const options = await prettier.resolveConfig(page)
  writeFileSync(page, await prettier.format(head + lines.join('\n') + '\n', { ...options, parser: 'markdown' }))
}

const keysOf = (rows) => rows.flatMap(({ attack, files }) => files.map((file) => `${attack} (${file})`))

/** What the committed page says was tried where. */
const committedKeys = () =>
  (existsSync(page) ? readFileSync(page, 'utf8') : '').split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const files = [...(cells[5] ?? '').matchAll(/`([^`]+)`/g)].map((found) => `tests/${found[1]}`)
    return files.map((file) => `${cells[1]} (${file})`)
  })

/** @returns {string[]} what is wrong, in sentences; nothing when the page tells what the run did. */
export const comparePage = (rows) => {
  const [run, kept] = [new Set(keysOf(rows)), new Set(committedKeys())]
  return [
    ...(rows.length === 0 ? ['The run recorded no attack.'] : []),
    ...rows.filter((row) => row.accepted + row.lost > 0).map((row) => `Got through or lost something: ${row.attack}.`),
    ...[...run].filter((key) => !kept.has(key)).map((key) => `Not in docs/security-tests.md: ${key}.`),
    ...[...kept].filter((key) => !run.has(key)).map((key) => `In docs/security-tests.md, but was not run: ${key}.`),
  ]
}
