import { get, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { RecoveryError } from 'regain'
import { createInspection, LiveRecord, type LiveServer, serveLive } from 'regain/inspect'
import { binancePassword, binanceReset, pionexSignIn } from 'regain/machines'
import { afterEach, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { Leaks } from '../../src/testing/leaks.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { journey, ways } from '../hostile/leaking/journey.ts'
import { malformed } from '../support/values.ts'

const page = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'; connect-src 'none'"><p>atlas`
const open: LiveServer[] = []
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())))
async function serving(options: Partial<Parameters<typeof serveLive>[0]> = {}) {
  const { inspection = createInspection() } = options
  const server = await serveLive({ page, ...options, inspection })
  open.push(server)
  return { inspection, server, at: new URL(server.url), base: server.url.replace('#v=live', '') }
}

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
const whole = (message: IncomingMessage) =>
  new Promise<Answer>((resolve, reject) => {
    let body = ''
    message.setEncoding('utf8').on('data', (part) => {
      body += part
    })
    message.on('end', () => resolve({ status: message.statusCode, headers: message.headers, body })).on('error', reject)
  })
const fetching = (url: string | URL, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    request(url, { headers, method, agent: false }, (message) => whole(message).then(resolve, reject))
      .on('error', reject)
      .end()
  })
/** Listens until so many records are there. */
const listening = (url: string, count: number, headers: Record<string, string> = {}) =>
  new Promise<{ text: string; records: LiveRecord[]; leave: () => void }>((resolve, reject) => {
    get(`${url}records`, { headers, agent: false }, (message) => {
      let text = ''
      const look = () => {
        const records = [...text.matchAll(/^data: (.*)\n\n/gm)].map(([, data = '']) =>
          LiveRecord.parse(JSON.parse(data)),
        )
        if (records.length >= count) resolve({ text, records, leave: () => message.destroy() })
      }
      message.setEncoding('utf8').on('data', (part) => {
        text += part
        look()
      })
      message.on('error', () => undefined)
    }).on('error', reject)
  })
async function walked(inspection = createInspection()) {
  const world = new World({ flows: [binanceReset], storage: inspection.watch(memoryStorage()) })
  world.host.add(ada)
  await walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, 'acknowledging')
  inspection.flush()
  return inspection
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('the live server', () => {
  it('serves the page under a policy that lets it ask here and nowhere else', async () => {
    const { server } = await serving()
    const { status, headers, body } = await fetching(server.url)
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'sha256-x'; connect-src 'self'; frame-ancestors 'none'",
    )
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    expect(body).toBe('<!doctype html><meta name="regain-live" content="records"><p>atlas')
  })
  it('tells what is kept and what comes, and after a break only what was missed', async () => {
    const inspection = await walked()
    const { base, server } = await serving({ inspection })
    const kept = inspection.recent()
    const first = await listening(base, kept.length)
    expect(first.records).toEqual(kept)
    expect(server.listeners).toBe(1)
    const more = listening(base, 2 * kept.length)
    await walked(inspection)
    expect((await more).records).toEqual(inspection.recent())
    const last = kept.length + 2
    const again = await listening(base, kept.length - 2, { 'last-event-id': String(last) })
    expect(again.records).toEqual(inspection.recent().slice(last))
    // a number of another process
    const anew = await listening(base, 2 * kept.length, { 'last-event-id': '100000' })
    expect(anew.records).toEqual(inspection.recent())
    for (const { leave } of [first, await more, again, anew]) leave()
    await soon()
    expect(server.listeners).toBe(0)
  })
  it('describes flows that the page does not know, and shows pictures that are drawn', async () => {
    const own = binanceReset.with({ policy: 'hardened' })
    const { base } = await serving({
      flows: [own, binancePassword],
      draw: async ({ id, title }) => {
        if (id !== own.id) throw new Error('no layout')
        return [{ id: 'flow', title, svg: '<svg/>' }]
      },
    })
    const { headers, body } = await fetching(`${base}flows`)
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(body)).toMatchObject([
      { description: { id: own.id, preset: 'hardened' }, pictures: [{ id: 'flow', svg: '<svg/>' }] },
      { description: { id: binancePassword.id }, pictures: [] },
    ])
  })
  it('draws them itself where it can', async () => {
    const { base } = await serving({ flows: [pionexSignIn] })
    const [{ pictures }] = JSON.parse((await fetching(`${base}flows`)).body)
    expect(pictures.map(({ svg }: { svg: string }) => svg.includes('data-state="provingSecond"'))).toContain(true)
  })
  it('shows everything that is kept to who takes it in slowly, in order', async () => {
    const inspection = createInspection({ keep: 5_000 })
    for (let round = 0; round < 20; round++) await walked(inspection)
    const { base } = await serving({ inspection })
    const { records } = await new Promise<{ records: number[] }>((resolve, reject) => {
      get(`${base}records`, { agent: false }, (message) => {
        let text = ''
        message.pause()
        setTimeout(() => message.resume(), 50)
        message.setEncoding('utf8').on('data', (part) => {
          text += part
          const numbers = [...text.matchAll(/^id: (\d+)\ndata: .*\n\n/gm)].map(([, id]) => Number(id))
          if (numbers.length >= inspection.recent().length) resolve({ records: numbers })
        })
      }).on('error', reject)
    })
    expect(records).toEqual(inspection.recent().map(({ seq }) => seq))
    expect(records.length).toBeGreaterThan(100)
  })
  it('ends its streams when it is closed', async () => {
    const inspection = await walked()
    const { base, server } = await serving({ inspection })
    await listening(base, 1)
    await server.close()
    await expect(fetching(server.url)).rejects.toThrow('ECONNREFUSED')
    await walked(inspection)
    expect(inspection.failures.listeners).toBe(0)
  })
})

describe('nobody else', () => {
  const other: [string, Record<string, string>, number][] = [
    ['a name that leads here', { host: 'rebound.example.org' }, 421],
    ['a name without a port', { host: '127.0.0.1' }, 421],
    ['an origin', { origin: 'https://evil.example.org' }, 403],
    ['no origin to speak of', { origin: 'null' }, 403],
    ['another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of the same site', { 'sec-fetch-site': 'same-site' }, 403],
  ]
  it.each(other)('is let in: %s', async (_, headers, status) => {
    const { base, server } = await serving({ inspection: await walked() })
    const answer = await fetching(`${base}records`, headers)
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain('data:')
    expect(server.listeners).toBe(0)
  })
  it('without the token, by another method or elsewhere', async () => {
    const { server, at } = await serving()
    const token = at.pathname.slice(1, -1)
    expect(token).toMatch(/^[\w-]{24}$/)
    const wrong = [
      '/',
      '/records',
      `/${token}`,
      `/${token.slice(1)}/`,
      `/${token}x/`,
      `/${token}/x`,
      `/${token}/records/`,
      `/${token}/records/x`,
      '//',
      `/x/../${token}/`,
    ]
    // a client would tidy the path up
    const raw = (path: string) =>
      new Promise<Answer>((resolve, reject) => {
        get({ host: at.hostname, port: at.port, path, agent: false }, (message) => whole(message).then(resolve, reject))
      })
    for (const path of wrong) expect((await raw(path)).status, path).toBe(404)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])
      expect((await fetching(server.url, {}, method)).status, method).toBe(405)
    expect((await fetching(server.url, { host: `localhost:${at.port}` })).status).toBe(200)
    expect((await fetching(server.url, { origin: `http://${at.host}` })).status).toBe(200)
  })
  it('once as many listen as may', async () => {
    const { base } = await serving({ inspection: await walked(), listeners: 2 })
    const two = [await listening(base, 1), await listening(base, 1)]
    expect((await fetching(`${base}records`)).status).toBe(503)
    two[0]?.leave()
    await soon()
    const third = await listening(base, 1)
    for (const { leave } of [...two, third]) leave()
  })
  it('two servers have two addresses', async () => {
    const [one, two] = [await serving(), await serving()]
    expect(one.at.pathname).not.toBe(two.at.pathname)
    expect((await fetching(new URL(one.at.pathname, two.at))).status).toBe(404)
  })
})

describe('no secret is told', () => {
  const [way] = ways([['phone']], ['review'])
  it('in any answer or error', async () => {
    if (!way) throw new Error('no way')
    const { inspection, base, server } = await serving({ flows: [way.flow] })
    const { leaks } = await journey(inspection.watch(memoryStorage()), way)
    inspection.flush()
    const { length } = inspection.recent()
    const { text, leave } = await listening(base, length)
    leave()
    leaks.hear('live', text)
    for (const path of ['', 'flows', 'x']) leaks.hear('live', await fetching(`${base}${path}`))
    const secret = ada.email
    leaks.hear('error', await fetching(`${base}${secret}`))
    leaks.hear('error', await fetching(server.url, { origin: secret }))
    expect(leaks.found()).toEqual([])
    expect(length).toBeGreaterThan(10)
    leaks.hear('live', `id: 1\ndata: {"to":"${secret}"}\n\n`)
    expect(leaks.found()).toContainEqual({ kind: 'contact', form: 'raw', place: 'live' })
  })
  it('of options that are wrong', async () => {
    const leaks = new Leaks()
    leaks.know('contact', ada.email)
    const inspection = createInspection()
    const { at } = await serving()
    const wrong = [
      { page: ada.email },
      { port: -1 },
      { port: malformed<number>(ada.email) },
      { listeners: 0 },
      { listeners: 101 },
      { port: Number(at.port) },
    ]
    for (const options of wrong) {
      const fault = await serveLive({ page, ...options, inspection }).catch((cause) => cause)
      expect(fault).toBeInstanceOf(RecoveryError)
      expect(fault).toMatchObject({ code: 'config_invalid' })
      leaks.hear('error', fault)
    }
    expect(leaks.found()).toEqual([])
  })
})
