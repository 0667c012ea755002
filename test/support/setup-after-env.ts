// engines start and jobs run on machines with other work to do; the deadline only ends a test that would never end
jest.setTimeout(240_000);
