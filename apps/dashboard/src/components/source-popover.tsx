import { Popover } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import classes from "./kpi-card.module.css";
import { SourceButton } from "./source-button.tsx";

interface Props {
  of: string;
  children: ReactNode;
}

/** Where a number is from, opened as soon as it is there: the reader has asked for it. */
export function SourcePopover({ of, children }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    // It takes the place of the button that was pressed, and its focus.
    button.current?.focus();
    setOpened(true);
  }, []);
  return (
    <Popover
      width={300}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      withArrow
      opened={opened}
      onChange={setOpened}
    >
      <Popover.Target>
        <SourceButton of={of} ref={button} onClick={() => setOpened((open) => !open)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={`Where "${of}" is from`}>
        <div className={classes.source} tabIndex={-1} data-autofocus>
          {children}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
