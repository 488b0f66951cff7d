import { archivedFiles, readArchived } from './archive.ts'
import type { Release } from './target.ts'

type Directives = ReadonlyMap<string, string>

const parse = (policy: string): Directives =>
  new Map(
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .filter(([name]) => name !== undefined && name !== '')
      .map(([name = '', ...sources]) => [name.toLowerCase(), sources.join(' ')]),
  )

/** What a page of ours may be granted, at most. Everything that is not listed must be closed. */
const grantable = new Set(["'none'", "'self'", ''])
const closed: readonly (readonly [name: string, sources: string])[] = [
  ['default-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
]

const weaknesses = (policy: string): string[] => {
  const directives = parse(policy)
  const open = closed
    .filter(([name, sources]) => directives.get(name) !== sources)
    .map(([name, sources]) => `${name} is not ${sources}`)
  const wide = [...directives]
    .filter(([, sources]) => sources.split(' ').some((source) => !grantable.has(source)))
    .map(([name, sources]) => `${name} allows ${sources}`)
  return [...open, ...wide]
}

const metaPolicy = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"/i
const literalPolicy = /(["`])(default-src [^"`]*)\1/g

/** The policies that the packaged main process answers with: of the page, and of an item's bytes, which may do nothing. */
const answeredPolicies = (release: Release): string[] =>
  archivedFiles(release.archive)
    .filter(({ name }) => /^out\/main\/.*\.js$/.test(name))
    .flatMap(({ name }) => [...readArchived(release.archive, name).matchAll(literalPolicy)])
    .map((match) => match[2] ?? '')

const pagePolicy = (release: Release): string | null => {
  const page = archivedFiles(release.archive).find(({ name }) => name === 'out/renderer/index.html')
  return page === undefined ? null : (metaPolicy.exec(readArchived(release.archive, page.name))?.[1] ?? null)
}

/** Looks at the content security policy in the packaged page and in the packaged program that serves it. */
export const policyComplaints = (release: Release): string[] => {
  const page = pagePolicy(release)
  if (page === null) return ['The packaged page states no content security policy.']
  const answered = answeredPolicies(release)
  const ofThePage = answered.find((policy) => parse(policy).has('script-src'))
  const ofItems = answered.find((policy) => parse(policy).has('sandbox'))
  if (ofThePage === undefined) return ['The packaged program answers the page without a content security policy.']
  if (ofItems === undefined) return ['The packaged program answers items without a sandboxing policy.']
  const frames = parse(ofThePage).get('frame-ancestors') === "'none'" ? [] : ['The page may be framed.']
  const weak = [page, ofThePage].flatMap((policy) =>
    weaknesses(policy).map((weakness) => `The content security policy is not strict: ${weakness}.`),
  )
  const same =
    JSON.stringify([...parse(`${page}; frame-ancestors 'none'`)].sort()) ===
    JSON.stringify([...parse(ofThePage)].sort())
  return [...new Set([...frames, ...weak, ...(same ? [] : ['The page and the program state different policies.'])])]
}
