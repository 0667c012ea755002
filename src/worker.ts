/** The queue role alone: start as many as there is work for, over the same PostgreSQL and Redis. */
import 'reflect-metadata';
import { run } from './program';

void run('worker');
