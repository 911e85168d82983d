// A ministry's sign-in: oidc-provider, with a page that asks who somebody is and with how many factors.
import { createServer } from 'node:http'

import Provider from 'oidc-provider'

const PAGE = '<!doctype html><html lang="en"><title>Ministry</title><form method="post">' +
  '<label>Who <input name="who"></label><label><input type="checkbox" name="factor"> second factor</label>' +
  '<button>Go on</button></form></html>'

async function form (request) {
  let body = ''
  for await (const part of request) body += part
  return new URLSearchParams(body)
}

/** Starts the provider for a client that comes back to `back`. Gives its issuer, and what stops it. */
export async function start (back, secret) {
  const server = createServer()
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'vestigo', client_secret: secret, redirect_uris: [back] }],
    claims: { acr: null, auth_time: null, iss: null, sid: null, openid: ['sub', 'amr'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['SYNTHETIC'] },
    ttl: { AccessToken: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: `${id}.ministry` }) }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant (ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
    pkce: { required: () => true },
  })
  const rest = provider.callback()
  server.on('request', async (request, response) => {
    if (request.url === '/favicon.ico') return response.writeHead(204).end()
    if (!request.url.startsWith('/interaction/')) return rest(request, response)
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html')
      return response.end(PAGE)
    }
    const said = await form(request)
    // Said in the ID token because `amr` stands among the claims of `openid` above.
    const amr = said.has('factor') ? ['pwd', 'mfa'] : ['pwd']
    const login = { accountId: said.get('who'), amr }
    await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false })
  })
  const stop = () => new Promise(resolve => { server.close(resolve); server.closeAllConnections() })
  return { issuer, stop }
}
