import type { onRequestHookHandler } from 'fastify';
import { EXAMPLE_RULE } from '../http/example-rule.js';
import { chooseMediaType } from '../http/accept.js';

/** Shown to whoever opens GraphiQL for the first time. */
const FIRST_QUERY = `# Press Ctrl-Enter in one of the two:
# a Sigma rule as KQL, and rules of the catalog.
query Convert {
  convert(
    input: {
      rule: """
${EXAMPLE_RULE.replace(/^(?=.)/gm, '      ')}      """
    }
  ) {
    rules {
      title
      conversions {
        target
        table
        status
        query
        warnings { code message locations { line column } }
        problems { code message locations { line column } }
      }
      problems { code message locations { line column } }
    }
  }
}

query Rules {
  rules(filter: { level: ["high", "critical"] }, first: 5) {
    totalCount
    facets {
      tactics { value count }
    }
    nodes {
      id
      title
      techniques { id name }
      conversions(targets: ["defender-xdr"]) { table query }
    }
  }
}
`;

/** Starts GraphiQL. A file of its own, so that the page needs no inline script. */
export const GRAPHIQL_START = `'use strict';
const asked = new URLSearchParams(location.search).get('query');
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultQuery: ${JSON.stringify(FIRST_QUERY)},
    defaultEditorToolsVisibility: false,
    ...(asked === null ? {} : { query: asked }),
  }),
);
`;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>sigma-kql · GraphiQL</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/graphiql/graphiql.min.css" />
    <style>html, body, #graphiql { height: 100%; margin: 0; }</style>
  </head>
  <body>
    <div id="graphiql">Loading…</div>
    <script src="/graphiql/react.production.min.js"></script>
    <script src="/graphiql/react-dom.production.min.js"></script>
    <script src="/graphiql/graphiql.min.js"></script>
    <script src="/graphiql/start.js"></script>
  </body>
</html>
`;

/** Everything comes from this server: the page works without the internet, and can load nothing from it. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; frame-ancestors 'none'";

/** Gives a browser that opens /graphql the page, and lets every other request through to GraphQL. */
export const sendPageForBrowsers: onRequestHookHandler = (request, reply, done) => {
  const browsing = request.method === 'GET' && request.url.split('?')[0] === '/graphql';
  if (!browsing || !wantsHtml(request.headers.accept)) {
    done();
    return;
  }
  void reply.headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY, vary: 'Accept' }).send(PAGE);
};

function wantsHtml(accept: string | undefined): boolean {
  return (accept ?? '').includes('text/html') && chooseMediaType(accept, ['application/json', 'text/html']) === 'text/html';
}
