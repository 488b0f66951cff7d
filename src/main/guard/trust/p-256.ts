/** The field and the constant of P-256. @see SEC 2 § 2.4.2 */
const p = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn

const numberOf = (coordinate: string): bigint =>
  BigInt(`0x${Buffer.from(coordinate, 'base64url').toString('hex').padStart(2, '0')}`)

/**
 * Whether two base64url coordinates of 32 bytes are a point of P-256: each below the field, y² = x³ − 3x + b. The group has
 * a prime number of points, so every one of them is of full order; infinity has no coordinates.
 */
export const isOnCurve = ({ x, y }: { readonly x: string; readonly y: string }): boolean => {
  const [left, up] = [numberOf(x), numberOf(y)]
  return left < p && up < p && (up * up - (left * left * left - 3n * left + b)) % p === 0n
}
