import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { MIN_SEQUENCE_HEADER, SEQUENCE_HEADER } from './index-freshness';

/** Documents that answers of a controller carry their sequence and wait for one that is asked for. */
export function AnswersFromIndex(): ClassDecorator {
  return applyDecorators(
    ApiHeader({
      name: MIN_SEQUENCE_HEADER,
      required: false,
      description:
        `Number of a \`${SEQUENCE_HEADER}\` header, of a write or of an earlier answer: the answer rests on that ` +
        'change. Waits a moment for it, then refuses with 503 `INDEX.BEHIND`. Answers carry the sequence they are at ' +
        'in the same header.',
      schema: { type: 'string', pattern: '^[0-9]{1,16}$' },
    }),
  );
}
