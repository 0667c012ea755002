/** What the handlers of pages answer: a page, or the way to another one. */

/** A template of `views/` with what it shows. */
export class PageAnswer {
  constructor(
    /** path below `views/` without ending, e.g. `openings/show` */
    readonly template: string,
    /** what the template shows; every page has a `title` */
    readonly model: { title: string } & Record<string, unknown>,
    readonly options: {
      /** 200 when left out; 422 for a form that is shown again */
      status?: number;
      /** by id of an element: the template that renders it alone, for an htmx request that asks for that element */
      fragments?: Readonly<Record<string, string>>;
      /** the page's state as a short address, which the browser shows after a part was fetched */
      address?: string;
      /** the page is a list whose filters can be kept under a name */
      saved?: boolean;
    } = {},
  ) {}
}

/** Sends the browser to another address (303), after a form was handled. */
export class SeeOther {
  constructor(readonly address: string) {}
}
