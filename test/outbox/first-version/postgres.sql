CREATE TABLE public.sms_outbox_account (
    account text NOT NULL,
    next_at bigint DEFAULT 0 NOT NULL,
    blocked_until bigint DEFAULT 0 NOT NULL,
    slowdown double precision DEFAULT 1 NOT NULL,
    hold_reason text,
    check_at bigint,
    tries bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.sms_outbox_entries (
    portion_id bigint NOT NULL,
    row_numbers text NOT NULL,
    entries text NOT NULL
);
CREATE TABLE public.sms_outbox_key (
    scope text NOT NULL,
    idempotency_key text NOT NULL,
    body_hash text NOT NULL,
    outcome text,
    claimed_at bigint NOT NULL
);
CREATE TABLE public.sms_outbox_lock (
    name text NOT NULL
);
CREATE TABLE public.sms_outbox_portion (
    id bigint NOT NULL,
    send_id bigint NOT NULL,
    "position" bigint NOT NULL,
    account text NOT NULL,
    priority bigint NOT NULL,
    state text NOT NULL,
    tag text NOT NULL,
    tag_drawn bigint NOT NULL,
    options text NOT NULL,
    recipients bigint NOT NULL,
    scheduled_at bigint,
    due_at bigint,
    tries bigint DEFAULT 0 NOT NULL,
    lookups bigint DEFAULT 0 NOT NULL,
    decisions bigint DEFAULT 1 NOT NULL,
    unknown_since bigint,
    accepted_at bigint,
    may_have_gone bigint DEFAULT 0 NOT NULL,
    attempt text,
    first_attempt_at bigint,
    last_attempt_at bigint,
    lease_until bigint,
    is_reported bigint DEFAULT 0 NOT NULL,
    message_id text,
    segments bigint,
    cost double precision,
    currency text,
    copies bigint DEFAULT 0 NOT NULL,
    reason text,
    refused text,
    CONSTRAINT sms_outbox_portion_check CHECK (((state <> 'accepted'::text) OR (accepted_at IS NOT NULL))),
    CONSTRAINT sms_outbox_portion_check1 CHECK (((state <> ALL (ARRAY['queued'::text, 'unknown'::text])) OR (due_at IS NOT NULL))),
    CONSTRAINT sms_outbox_portion_check2 CHECK (((state <> 'sending'::text) OR ((attempt IS NOT NULL) AND (lease_until IS NOT NULL)))),
    CONSTRAINT sms_outbox_portion_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'unknown'::text, 'needs-user'::text, 'accepted'::text, 'failed'::text, 'cancelled'::text, 'given-up'::text]))),
    CONSTRAINT sms_outbox_portion_tag_check CHECK (((length(tag) >= 1) AND (length(tag) <= 20)))
);
ALTER TABLE public.sms_outbox_portion ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sms_outbox_portion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sms_outbox_quota (
    id bigint NOT NULL,
    quota text NOT NULL,
    amount double precision NOT NULL,
    free_at bigint NOT NULL
);
ALTER TABLE public.sms_outbox_quota ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sms_outbox_quota_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sms_outbox_send (
    id bigint NOT NULL,
    account text NOT NULL,
    scope text NOT NULL,
    idempotency_key text NOT NULL,
    body_hash text NOT NULL,
    priority bigint NOT NULL,
    queued_at bigint NOT NULL,
    progress_at bigint NOT NULL,
    left_out text NOT NULL
);
ALTER TABLE public.sms_outbox_send ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sms_outbox_send_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sms_outbox_version (
    version integer NOT NULL
);
INSERT INTO public.sms_outbox_account VALUES ('default', 0, 0, 1, NULL, NULL, 0);
INSERT INTO public.sms_outbox_entries VALUES (1, '[0]', '{"recipients":["+33612000001"],"messages":["Votre code est 4711."]}');
INSERT INTO public.sms_outbox_entries VALUES (2, '[0]', '{"recipients":["+33612000002"],"messages":["Bonjour"]}');
INSERT INTO public.sms_outbox_entries VALUES (3, '[0,1]', '{"recipients":["+33612000003","+33612000004"],"messages":["Bonjour Zoé, à demain.","Bonjour Max, à demain."]}');
INSERT INTO public.sms_outbox_key VALUES ('s', 'k', 'body', '{"outcome":"not-sent"}', 1793610120000);
INSERT INTO public.sms_outbox_lock VALUES ('["outbox","smsPerDay","default"]');
INSERT INTO public.sms_outbox_portion OVERRIDING SYSTEM VALUE VALUES (1, 1, 0, 'default', 0, 'accepted', '56cxt6da62ndtcx32y5l', 1, '{}', 1, NULL, NULL, 0, 0, 1, NULL, 1793610000000, 0, 'fc815258-76ef-4392-a6cb-77b5f72de6dd', 1793610000000, 1793610000000, NULL, 1, '307', 1, 0.038, 'EUR', 0, NULL, NULL);
INSERT INTO public.sms_outbox_portion OVERRIDING SYSTEM VALUE VALUES (2, 2, 0, 'default', 0, 'sending', 'vemtc6hlql6u6d6ffmo6', 1, '{}', 1, NULL, NULL, 0, 0, 1, NULL, NULL, 0, '97e197ad-5559-430d-97a4-098692d14256', 1793610060000, 1793610060000, 1793610120000, 1, NULL, NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO public.sms_outbox_portion OVERRIDING SYSTEM VALUE VALUES (3, 3, 0, 'default', 1, 'queued', 'eev6u4cnk72enodj7j4t', 1, '{}', 2, NULL, 1793610120000, 0, 0, 1, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, NULL);
INSERT INTO public.sms_outbox_quota OVERRIDING SYSTEM VALUE VALUES (1, '["outbox","smsPerDay","default"]', 4, 1793696520000);
INSERT INTO public.sms_outbox_send OVERRIDING SYSTEM VALUE VALUES (1, 'default', '', 'accepted', 'fea795c2d323971f3f8b8923db896bd7a91633532639bea239aac643e5404da7', 0, 1793610000000, 1793610000000, '{"invalid":[],"duplicates":[],"isList":false}');
INSERT INTO public.sms_outbox_send OVERRIDING SYSTEM VALUE VALUES (2, 'default', '', 'interrupted', 'ef3858a6fd35eb3e650040f08e648648430a4e0da36a308ba5b341043a35e70f', 0, 1793610060000, 1793610060000, '{"invalid":[],"duplicates":[],"isList":false}');
INSERT INTO public.sms_outbox_send OVERRIDING SYSTEM VALUE VALUES (3, 'default', 'anne', 'queued', 'cf0f377405b6724bb45515138348ac8187d24a3ac593fb6efeb4b4ea94e73ecb', 1, 1793610120000, 1793610120000, '{"invalid":[{"row":2,"issues":[{"field":"recipients","code":"too-short","params":{"source":"12"}}]}],"duplicates":[],"isList":true}');
INSERT INTO public.sms_outbox_version VALUES (1);
SELECT pg_catalog.setval('public.sms_outbox_portion_id_seq', 3, true);
SELECT pg_catalog.setval('public.sms_outbox_quota_id_seq', 1, true);
SELECT pg_catalog.setval('public.sms_outbox_send_id_seq', 3, true);
ALTER TABLE ONLY public.sms_outbox_account
    ADD CONSTRAINT sms_outbox_account_pkey PRIMARY KEY (account);
ALTER TABLE ONLY public.sms_outbox_entries
    ADD CONSTRAINT sms_outbox_entries_pkey PRIMARY KEY (portion_id);
ALTER TABLE ONLY public.sms_outbox_key
    ADD CONSTRAINT sms_outbox_key_pkey PRIMARY KEY (scope, idempotency_key);
ALTER TABLE ONLY public.sms_outbox_lock
    ADD CONSTRAINT sms_outbox_lock_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.sms_outbox_portion
    ADD CONSTRAINT sms_outbox_portion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sms_outbox_portion
    ADD CONSTRAINT sms_outbox_portion_send_id_position_key UNIQUE (send_id, "position");
ALTER TABLE ONLY public.sms_outbox_quota
    ADD CONSTRAINT sms_outbox_quota_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sms_outbox_send
    ADD CONSTRAINT sms_outbox_send_account_scope_idempotency_key_key UNIQUE (account, scope, idempotency_key);
ALTER TABLE ONLY public.sms_outbox_send
    ADD CONSTRAINT sms_outbox_send_pkey PRIMARY KEY (id);
CREATE INDEX sms_outbox_key_age ON public.sms_outbox_key USING btree (claimed_at) WHERE (outcome IS NOT NULL);
CREATE INDEX sms_outbox_portion_attempt ON public.sms_outbox_portion USING btree (attempt) WHERE (state = 'sending'::text);
CREATE INDEX sms_outbox_portion_due ON public.sms_outbox_portion USING btree (account, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX sms_outbox_portion_sending ON public.sms_outbox_portion USING btree (lease_until) WHERE (state = 'sending'::text);
CREATE INDEX sms_outbox_portion_tag ON public.sms_outbox_portion USING btree (tag) WHERE (tag_drawn = 0);
CREATE INDEX sms_outbox_portion_unreported ON public.sms_outbox_portion USING btree (account, id) WHERE ((is_reported = 0) AND (state <> ALL (ARRAY['queued'::text, 'sending'::text, 'unknown'::text])));
CREATE INDEX sms_outbox_quota_taken ON public.sms_outbox_quota USING btree (quota, free_at);
ALTER TABLE ONLY public.sms_outbox_entries
    ADD CONSTRAINT sms_outbox_entries_portion_id_fkey FOREIGN KEY (portion_id) REFERENCES public.sms_outbox_portion(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sms_outbox_portion
    ADD CONSTRAINT sms_outbox_portion_send_id_fkey FOREIGN KEY (send_id) REFERENCES public.sms_outbox_send(id) ON DELETE CASCADE;
