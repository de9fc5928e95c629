import websocket from '@fastify/websocket';
import Fastify, { type FastifyInstance, type RouteOptions } from 'fastify';
import { automationRoutes } from './automation/automation-routes.js';
import { convertRoutes } from './comfy/convert-routes.js';
import { zipRoutes } from './downloads/zip-routes.js';
import { handleErrors } from './error-handler.js';
import { feedRoutes } from './feed/feed-routes.js';
import { inspectRoutes } from './inspect/inspect-routes.js';
import { jobRoutes } from './jobs/job-routes.js';
import { mediaRoutes } from './media/media-routes.js';
import { modelLibraryRoutes } from './models/model-library-routes.js';
import { installMetrics } from './ops/install-metrics.js';
import { installOpenApi } from './ops/install-openapi.js';
import { operationsRoutes } from './ops/operations-routes.js';
import { queueRoutes as ownQueueRoutes } from './ops/queue-routes.js';
import { runRoutes } from './ops/run-routes.js';
import { packAnswers } from './page/pack-answers.js';
import { pageRoutes } from './page/page-routes.js';
import { controlRoutes } from './routes/comfy/control-routes.js';
import { emptyRoutes } from './routes/comfy/empty-routes.js';
import { historyRoutes } from './routes/comfy/history-routes.js';
import { internalRoutes } from './routes/comfy/internal-routes.js';
import { modelRoutes } from './routes/comfy/model-routes.js';
import { objectInfoRoutes } from './routes/comfy/object-info-routes.js';
import { promptRoutes } from './routes/comfy/prompt-routes.js';
import { queueRoutes } from './routes/comfy/queue-routes.js';
import { systemRoutes } from './routes/comfy/system-routes.js';
import { secretsRoutes } from './secrets/secrets-routes.js';
import { installSecurity } from './security/install-security.js';
import { limitWaiting } from './security/limit-waiting.js';
import { loginRoutes } from './security/login-routes.js';
import type { ServerServices } from './server-services.js';
import { uploadRoutes } from './uploads/upload-routes.js';
import { settingsRoutes } from './userdata/settings-routes.js';
import { userDataRoutes } from './userdata/user-data-routes.js';
import { installWebhooks } from './webhooks/install-webhooks.js';
import { SocketHub } from './ws/socket-hub.js';
import { socketRoutes } from './ws/socket-routes.js';

/** A workflow of 20,000 nodes is about 5 MB of JSON; editors' format is several times that. */
const bodyLimitBytes = 64 * 1024 * 1024;
/** What a client may send over a socket: feature flags, nothing longer. */
const socketPayloadBytes = 64 * 1024;

/** How long clients may take to say goodbye when the server is stopped. */
const farewellMs = 2000;

/** The whole server, not listening yet. Closing it disconnects every client. */
export async function buildApp(services: ServerServices): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 2000 },
    // A proxy on this machine says who asks it, so that one client's wrong tokens lock nobody else out.
    trustProxy: 'loopback',
  });
  const hub = new SocketHub(services);
  app.addHook('preClose', async () => {
    hub.close();
    // Those that do not answer would hold the server up for half a minute.
    setTimeout(() => {
      for (const client of app.websocketServer.clients) client.terminate();
    }, farewellMs).unref();
  });
  handleErrors(app, services);
  limitWaiting(app);
  packAnswers(app);
  await installSecurity(app, services);
  await installOpenApi(app, services);
  await installMetrics(app, services);
  await installWebhooks(app, services);
  await app.register(websocket, { options: { maxPayload: socketPayloadBytes } });
  for (const routes of ownRoutes) await app.register((scope) => routes(scope, services));
  for (const prefix of ['', '/api']) {
    for (const routes of comfyRoutes) {
      await app.register(
        async (scope) => {
          if (prefix !== '') scope.addHook('onRoute', hide);
          await routes(scope, services, hub);
        },
        { prefix },
      );
    }
  }
  await app.ready();
  return app;
}

/** The pages about the API name each route once. */
function hide(route: RouteOptions): void {
  route.schema = { ...route.schema, hide: true };
}

type Routes = (scope: FastifyInstance, services: ServerServices) => Promise<void>;
type ComfyRoutes = (scope: FastifyInstance, services: ServerServices, hub: SocketHub) => Promise<void>;

/** Routes that state their whole address themselves. */
const ownRoutes: readonly Routes[] = [
  pageRoutes,
  loginRoutes,
  mediaRoutes,
  uploadRoutes,
  runRoutes,
  inspectRoutes,
  ownQueueRoutes,
  operationsRoutes,
  feedRoutes,
  convertRoutes,
  zipRoutes,
  automationRoutes,
  secretsRoutes,
  modelLibraryRoutes,
];

/** Routes of ComfyUI's API: each lies at the root and below /api. */
const comfyRoutes: readonly ComfyRoutes[] = [
  promptRoutes,
  queueRoutes,
  historyRoutes,
  objectInfoRoutes,
  controlRoutes,
  systemRoutes,
  modelRoutes,
  emptyRoutes,
  internalRoutes,
  jobRoutes,
  userDataRoutes,
  settingsRoutes,
  socketRoutes,
];
