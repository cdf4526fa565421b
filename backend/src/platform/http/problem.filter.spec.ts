import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { fastify } from 'fastify';
import { Identifiers } from '../identifiers.js';
import { ProblemFilter } from './problem.filter.js';

it('what nobody foresaw says the number under which it stands in the log, and nothing of what it was', async () => {
  Logger.overrideLogger(false);
  const filter = new ProblemFilter([], new Identifiers());
  const server = fastify();
  server.setErrorHandler((error, request, reply) => filter.answer(error, request, reply));
  server.all('/broken', () => Promise.reject(new TypeError('secret')));
  for (const [method, said] of [
    ['GET', '没有取到内容'],
    ['POST', '未保存任何内容'],
  ] as const) {
    const answer = await server.inject({ method, url: '/broken', headers: { 'accept-language': 'zh-CN' } });
    const body = answer.json<{ incident: string; detail: string }>();
    expect([answer.statusCode, answer.body.includes('secret')]).toEqual([500, false]);
    expect(body.detail).toBe(`系统出错，${said}。请重试；仍然出错时把编号告诉管理员。编号：${body.incident}`);
  }
  await server.close();
});
