import "@mantine/core/styles/ModalBase.css";
import "@mantine/core/styles/Modal.css";
import "@mantine/core/styles/Overlay.css";
import "@mantine/core/styles/Paper.css";
import "@mantine/core/styles/Kbd.css";
import "@mantine/spotlight/styles.css";
import { Button, Kbd, Modal } from "@mantine/core";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { storesQuery } from "../lib/queries.ts";
import { findCommands, type Target } from "./palette-commands.ts";
import classes from "./shell.module.css";

const [store, spotlight] = createSpotlight();

interface Props {
  mode: "search" | "help";
  onClose: () => void;
}

function Search({ onClose }: { onClose: () => void }) {
  const [query, setQuery] = useState("");
  const { data } = useQuery(storesQuery);
  const navigate = useNavigate();
  useEffect(() => spotlight.open(), []);

  const go = (target: Target) => {
    if ("page" in target) return void navigate({ to: target.page });
    if ("storePage" in target) {
      return void navigate({ to: "/stores/$store", params: { store: String(target.storePage) } });
    }
    return void navigate({ to: "/forecast", search: (previous) => ({ ...previous, ...target }) });
  };
  const commands = findCommands(query, data?.stores ?? []);
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      transitionProps={{ duration: 0 }}
      lockScroll={false}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
    >
      <Modal.Title className="visually-hidden">Go to</Modal.Title>
      <Spotlight.Search placeholder="A page, a store, or a store and a department: 4 72" aria-label="Go to" />
      <Spotlight.ActionsList aria-label="Where to go">
        {commands.map(({ id, label, description, target }) => (
          <Spotlight.Action
            key={id}
            className={classes.command ?? ""}
            label={label}
            description={description}
            onClick={() => go(target)}
          />
        ))}
        {commands.length === 0 ? <Spotlight.Empty>No page, store or department of that name</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

const shortcuts: ReadonlyArray<readonly [keys: readonly string[], meaning: string]> = [
  [["Ctrl", "K"], "Go to a page, store or department"],
  [["?"], "Show this list"],
  [["\u2190", "\u2192"], "Move from mark to mark in a chart"],
  [["PgUp", "PgDn"], "Ten marks back or on"],
  [["Home", "End"], "First and last mark of a chart"],
  [["Enter"], "Open what is behind a mark"],
  [["Esc"], "Close what is open"],
];

function Help({ onClose }: { onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
      lockScroll={false}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
    >
      <Modal.Title className={classes.shortcutsTitle}>Keyboard shortcuts</Modal.Title>
      <dl className={classes.shortcuts}>
        {shortcuts.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <Button variant="default" mt="lg" onClick={onClose}>
        Close
      </Button>
    </Modal>
  );
}

/** Loaded when it is first asked for. Locking the scroll would add a style tag that the security policy refuses. */
export function CommandPalette({ mode, onClose }: Props) {
  return mode === "search" ? <Search onClose={onClose} /> : <Help onClose={onClose} />;
}
