import type { CSSProperties } from 'react'
import { formatDay } from '../../ui/format.ts'
import { placeBar, type Stretch } from './bar-place.ts'
import type { BoardBar } from './board.ts'
import { shareOfWeek, type Week } from './week.ts'

const percent = (share: number): string => `${(share * 100).toFixed(3)}%`
const across = (stretch: Stretch): CSSProperties => ({
  left: percent(stretch.from),
  width: percent(stretch.to - stretch.from),
})

/** The names of the seven days over the lines. */
export const WeekHead = ({ week, nowMs }: { readonly week: Week; readonly nowMs: number }) => (
  <div className="board-line" role="columnheader" aria-label="Week">
    {week.dayStartsMs.slice(0, 7).map((startMs, day) => {
      const endMs = week.dayStartsMs[day + 1] ?? week.endMs
      const isToday = startMs <= nowMs && nowMs < endMs
      return (
        <span
          key={startMs}
          className={isToday ? 'board-day board-today' : 'board-day'}
          style={{ left: percent(shareOfWeek(week, startMs)) }}
        >
          {formatDay(new Date(startMs).toISOString(), nowMs).split(' ').slice(0, 2).join(' ')}
        </span>
      )
    })}
  </div>
)

const cuts = (cutLeft: boolean, cutRight: boolean): string =>
  `${cutLeft ? ' board-bar-cut-left' : ''}${cutRight ? ' board-bar-cut-right' : ''}`

/** The words of a bar; with an arrow to where it lies when that is another week. */
const outside = (bar: BoardBar, week: Week): string => {
  if (bar.toMs <= week.startMs) return `← ${bar.words}`
  return bar.fromMs >= week.endMs ? `${bar.words} →` : bar.words
}

/** One line of the board: the bar, solid as far as the last status carries it, dashed beyond; and the now line. */
export const BoardLine = ({
  bar,
  week,
  nowMs,
}: {
  readonly bar: BoardBar | null
  readonly week: Week
  readonly nowMs: number
}) => {
  const place = bar ? placeBar(bar, week) : null
  const isOnBar = place?.words.isOnBar === true
  const now = shareOfWeek(week, nowMs)
  return (
    <>
      {week.dayStartsMs.slice(0, 7).map((startMs) => (
        <i key={startMs} className="board-day" style={{ left: percent(shareOfWeek(week, startMs)) }} />
      ))}
      {now >= 0 && now < 1 && <i className="board-now" style={{ left: percent(now) }} />}
      {bar && place && (
        <span className={`board-tone-${bar.tone}`}>
          {place.firm && (
            <i
              className={`board-bar${cuts(place.cutLeft, place.cutRight && !place.open)}`}
              style={across(place.firm)}
            />
          )}
          {place.open && (
            <i
              className={`board-bar board-bar-open${cuts(place.cutLeft && !place.firm, place.cutRight)}`}
              style={across(place.open)}
            />
          )}
          <span
            className={isOnBar ? 'board-words' : 'board-words board-words-beside'}
            data-align={place.words.align}
            style={across(place.words)}
          >
            <span>{outside(bar, week)}</span>
          </span>
        </span>
      )}
    </>
  )
}
