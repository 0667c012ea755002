/** The program: web role (API), queue role, or both in one process (the default, see ROLE). */
import 'reflect-metadata';
import { run } from './program';

void run();
