import type { IncomingMessage, ServerResponse } from 'node:http';
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { dayOf, isId, type Clock, type Day } from '@jiangong/kernel';
import { clientAddress, CLOCK, CONFIG, isForeign, isSecure, LOGGER, readBody, TooLarge, type Config, type Logger } from '@jiangong/platform';
import { Allowance } from '../likes/allowance';
import { blockOf } from '../likes/networks';
import { ViewBatches } from './view-batches';
import { hashOfVisitor, newVisitorToken, setVisitorToken, visitorTokenOf } from './visitor-token';

const BODY_LIMIT = 400;
/** New visitors from one address block: a shift of a large works looks at once, a script looks all day. */
const NEW_VISITORS = { atOnce: 300, perSecond: 1 } as const;
const OPENINGS = { atOnce: 2_000, perSecond: 20 } as const;

/** `POST /engage/views` with `{"workId": …}`, as `navigator.sendBeacon` sends it. Says nothing of what was counted. */
@Controller('engage/views')
export class ViewsController {
  private readonly newVisitors = new Allowance(NEW_VISITORS);
  private readonly openings = new Allowance(OPENINGS);

  constructor(
    private readonly batches: ViewBatches,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @Post()
  async seen(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    const answer = (status: number): void => void response.writeHead(status, { 'cache-control': 'no-store' }).end();
    if (isForeign(request, this.config.TRUST_PROXY)) return answer(403);
    try {
      const workId = workIdIn(await readBody(request, BODY_LIMIT));
      if (!workId) return answer(400);
      this.take(workId, request, response);
      answer(204);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      answer(413);
    }
  }

  private take(workId: string, request: IncomingMessage, response: ServerResponse): void {
    const now = this.clock.now();
    const day = dayOf(now);
    const block = blockOf(clientAddress(request, this.config.TRUST_PROXY));
    if (this.openings.take(block, now.getTime()) > 0) return;
    const visitor = this.visitorOf(request, response, day, block, now.getTime());
    this.batches.add({ workId, day, visitor }).catch((error: unknown) => this.logger.warn({ error }, 'views could not be counted'));
  }

  private visitorOf(request: IncomingMessage, response: ServerResponse, day: Day, block: string, now: number): string | null {
    const known = visitorTokenOf(request, day);
    if (known) return hashOfVisitor(known);
    if (this.newVisitors.take(block, now) > 0) return null;
    const token = newVisitorToken(day);
    setVisitorToken(response, token, isSecure(request, this.config.TRUST_PROXY));
    return hashOfVisitor(token);
  }
}

function workIdIn(text: string): string | null {
  try {
    const { workId } = JSON.parse(text) as { workId?: unknown };
    return typeof workId === 'string' && isId(workId) ? workId.toLowerCase() : null;
  } catch {
    return null;
  }
}
