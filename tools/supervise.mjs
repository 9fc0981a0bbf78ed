/** Child processes of `npm start`: their logs, their restarts, their end. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Failure } from './failure.mjs';
import { say } from './progress.mjs';

const LEASH = pathToFileURL(join(dirname(fileURLToPath(import.meta.url)), 'leash.mjs')).href;
const LOG_LIMIT = 20_000_000;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 30_000;
const STEADY_AFTER = 60_000;

/** Everything spawned and not yet gone. One place, so that stopping misses nothing. */
export class Family {
  #members = new Map();
  #isEnding = false;

  /** Counts a child in, until it exits; endSignal is how it is asked to. */
  track = (child, endSignal = 'SIGTERM') => {
    this.#members.set(child, endSignal);
    child.once('exit', () => this.#members.delete(child));
    child.once('error', () => this.#members.delete(child));
    if (this.#isEnding) signal(child, endSignal);
    return child;
  };

  /** Asks all to stop, forces those who do not within the patience. */
  async end(patience = 10_000) {
    this.#isEnding = true;
    for (const [child, endSignal] of this.#members) signal(child, endSignal);
    for (let waited = 0; this.#members.size && waited < patience; waited += 20) await sleep(20);
    this.force();
    for (let waited = 0; this.#members.size && waited < 2_000; waited += 20) await sleep(20);
  }

  force() {
    for (const child of this.#members.keys()) signal(child, 'SIGKILL');
  }

  get isEnding() {
    return this.#isEnding;
  }
}

/** To the whole group: npm and vite have children of their own. */
function signal(child, name) {
  if (!child.pid) return; // it never started
  try {
    if (process.platform === 'win32') child.kill(name);
    else process.kill(-child.pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Runs a step to its end and returns what it printed, of which `heed` hears on the way; a step that fails stops the start with its last lines. */
export function runStep(family, { name, args, env, cwd, heed = () => {} }) {
  return new Promise((done, failed) => {
    const child = family.track(spawn(process.execPath, ['--import', LEASH, ...args], { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }));
    let output = '';
    let errors = '';
    child.stdout.on('data', (piece) => heed((output += piece)));
    child.stderr.on('data', (piece) => (errors = (errors + piece).slice(-10_000)));
    child.once('error', failed);
    child.once('close', (status) => {
      if (status === 0) return done(output);
      const lines = lastLines(`${output}\n${errors}`, 12);
      failed(new Failure(`${name.zh}失败：\n${lines}`, `${name.en} failed, see above.`));
    });
  });
}

/** What a person can use of a program's last words: without the trace and Node's frame around it. */
const NOISE = /^\s+at |^Node\.js v|^node:internal|^file:\/\/|^\s*\^+\s*$|^\s*throw |triggerUncaughtException|^\s*(errno|code|syscall|address|port): .*,?$|^\s*[{}\]]+,?\s*$/;

function lastLines(text, count) {
  const lines = text.split('\n').filter((line) => line.trim() && !NOISE.test(line));
  return [...new Set(lines)].slice(-count).map((line) => `    ${line.slice(0, 300)}`).join('\n');
}

/** A long-lived child that is started again, ever later, when it dies. */
export class Servant {
  #child;
  #delay = FIRST_DELAY;
  #deaths = 0;

  constructor(family, { name, entry, flags = [], env, cwd, logFolder }) {
    Object.assign(this, { family, name, entry, flags, env, cwd });
    mkdirSync(logFolder, { recursive: true });
    this.logFile = join(logFolder, `${entry.replace(/^.*\/|\.mjs$/g, '')}.log`);
    this.logStart = existsSync(this.logFile) && statSync(this.logFile).size <= LOG_LIMIT ? statSync(this.logFile).size : 0;
    this.#start();
  }

  /** Deaths so far: before the first answer, three mean that it cannot start. */
  get deaths() {
    return this.#deaths;
  }

  lastWords() {
    return lastLines(readFileSync(this.logFile).subarray(this.logStart).toString().slice(-10_000), 12);
  }

  #start() {
    const isLarge = existsSync(this.logFile) && statSync(this.logFile).size > LOG_LIMIT;
    const log = openSync(this.logFile, isLarge ? 'w' : 'a', 0o600);
    const began = Date.now();
    this.#child = this.family.track(spawn(process.execPath, [...this.flags, '--import', LEASH, this.entry], { cwd: this.cwd, env: this.env, detached: true, stdio: ['ignore', log, log, 'ipc'] }));
    closeSync(log);
    this.#child.once('exit', (status, signalName) => this.#onExit(status ?? signalName, Date.now() - began));
    this.#child.once('error', (error) => this.#onExit(error.message, 0));
  }

  #onExit(reason, lived) {
    if (this.family.isEnding) return;
    this.#deaths += 1;
    if (lived > STEADY_AFTER) this.#delay = FIRST_DELAY;
    say(`${this.name.zh}意外退出（${reason}），${this.#delay / 1000} 秒后重启，日志 ${this.logFile}`, `the ${this.name.en} ended (${reason}), restarting in ${this.#delay / 1000} s`);
    setTimeout(() => this.family.isEnding || this.#start(), this.#delay).unref();
    this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY);
  }
}
