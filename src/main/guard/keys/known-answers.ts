import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  hkdfSync,
  scryptSync,
  verify,
  webcrypto,
  type JsonWebKey,
} from 'node:crypto'
import { Failure } from '../../../shared/failures.ts'

const hex = (text: string): Buffer => Buffer.from(text, 'hex')

/** AES-256-GCM, test case 16 of McGrew and Viega's GCM submission to NIST; a changed tag must be refused. */
const aesGcm = (): boolean => {
  const open = (tag: Buffer): Buffer => {
    const key = hex('feffe9928665731c6d6a8f9467308308'.repeat(2))
    const decipher = createDecipheriv('aes-256-gcm', key, hex('cafebabefacedbaddecaf888'), { authTagLength: 16 })
    decipher.setAAD(hex('feedfacedeadbeeffeedfacedeadbeefabaddad2')).setAuthTag(tag)
    const ciphertext =
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa' +
      '8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662'
    return Buffer.concat([decipher.update(hex(ciphertext)), decipher.final()])
  }
  const plaintext =
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72' +
    '1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39'
  if (!open(hex('76fc6ece0f4e1768cddf8853bb2d551b')).equals(hex(plaintext))) return false
  try {
    open(hex('76fc6ece0f4e1768cddf8853bb2d551a'))
    return false
  } catch {
    return true
  }
}

/** HKDF-SHA-256, RFC 5869 appendix A.1. */
const hkdf = (): boolean => {
  const key = hkdfSync(
    'sha256',
    hex('0b'.repeat(22)),
    hex('000102030405060708090a0b0c'),
    hex('f0f1f2f3f4f5f6f7f8f9'),
    42,
  )
  const expected = '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'
  return Buffer.from(key).equals(hex(expected))
}

/** scrypt, RFC 7914 section 12, second vector. */
const scrypt = (): boolean =>
  scryptSync('password', 'NaCl', 64, { N: 1_024, r: 8, p: 16 }).equals(
    hex(
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162' +
        '2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    ),
  )

const p256 = (x: string, y: string): JsonWebKey => ({
  kty: 'EC',
  crv: 'P-256',
  x: hex(x).toString('base64url'),
  y: hex(y).toString('base64url'),
})

/** ECDSA P-256 with SHA-256, RFC 6979 appendix A.2.5, through node:crypto and through Web Crypto (which jose uses). */
const ecdsa = async (): Promise<boolean> => {
  const jwk = p256(
    '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6',
    '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
  )
  const signature = hex(
    'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
      'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
  )
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  const named = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const imported = await webcrypto.subtle.importKey('jwk', jwk, named, false, ['verify'])
  const holds = async (message: string): Promise<[boolean, boolean]> => [
    verify('sha256', Buffer.from(message), { key, dsaEncoding: 'ieee-p1363' }, signature),
    await webcrypto.subtle.verify(named, imported, signature, Buffer.from(message)),
  ]
  const right = await holds('sample')
  const wrong = await holds('samplf')
  return right.every(Boolean) && !wrong.some(Boolean)
}

/** ECDH P-256, NIST CAVS "KAS ECC CDH Primitive" vector 0, both ways as above. */
const ecdh = async (): Promise<boolean> => {
  const d = '7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534'
  const peer = [
    '700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287',
    'db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac',
  ] as const
  const own = p256(
    'ead218590119e8876b29146ff89ca61770c4edbbf97d38ce385ed281d8a6b230',
    '28af61281fd35e2fa7002523acc85a429cb06ee6648325389f59edfce1405141',
  )
  const shared = hex('46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b')
  const node = createECDH('prime256v1')
  node.setPrivateKey(hex(d))
  const named = { name: 'ECDH', namedCurve: 'P-256' }
  const { subtle } = webcrypto
  const privateKey = await subtle.importKey('jwk', { ...own, d: hex(d).toString('base64url') }, named, false, [
    'deriveBits',
  ])
  const publicKey = await subtle.importKey('jwk', p256(...peer), named, false, [])
  const bits = await subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256)
  return node.computeSecret(hex(`04${peer.join('')}`)).equals(shared) && Buffer.from(bits).equals(shared)
}

/** Every algorithm the product relies on, with the published vector it must reproduce. */
export const knownAnswers: Readonly<Record<string, () => boolean | Promise<boolean>>> = {
  'AES-256-GCM': aesGcm,
  'HKDF-SHA-256': hkdf,
  scrypt,
  'ECDSA P-256': ecdsa,
  'ECDH P-256': ecdh,
}

const holds = async (answer: () => boolean | Promise<boolean>): Promise<boolean> => {
  try {
    return await answer()
  } catch {
    return false
  }
}

/**
 * Proves at start-up that this runtime computes what the formats need. Takes about 50 ms.
 *
 * Electron's Node is built on BoringSSL: that a suite passes elsewhere says nothing about the product.
 *
 * @throws {@link Failure} `CRYPTO_UNSUITABLE`; its cause names the algorithm
 */
export const proveCryptography = async (answers = knownAnswers): Promise<void> => {
  for (const [algorithm, answer] of Object.entries(answers)) {
    if (!(await holds(answer))) throw new Failure('CRYPTO_UNSUITABLE', { cause: new Error(algorithm) })
  }
}
