import { judgePassphrase } from '../../../shared/passphrase/strength.ts'

export interface PassphraseMeterProps {
  readonly passphrase: string
  /** Names that must not be in it. */
  readonly names: readonly string[]
}

/** Four bars and one sentence: how hard the passphrase is to guess, and what to do. */
export const PassphraseMeter = ({ passphrase, names }: PassphraseMeterProps) => {
  const { level, words } = judgePassphrase(passphrase, names)
  return (
    <div className="strength" data-level={level}>
      <i />
      <i />
      <i />
      <i />
      <span className="sm t3" role="status">
        {words}
      </span>
    </div>
  )
}
