import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconKeyboard, IconLink, IconMoon, IconSearch, IconSun } from "@tabler/icons-react";
import { Hint } from "../components/hint.tsx";
import { Freshness } from "./freshness.tsx";
import { PickerSlot } from "./picker-slot.tsx";
import classes from "./shell.module.css";

function CopyLink() {
  const clipboard = useClipboard({ timeout: 2000 });
  const label = clipboard.copied ? "Link copied" : "Copy link to this view";
  return (
    <Hint text={label} align="end">
      <ActionIcon variant="subtle" size="lg" aria-label={label} onClick={() => clipboard.copy(window.location.href)}>
        {clipboard.copied ? <IconCheck size={20} stroke={1.7} /> : <IconLink size={20} stroke={1.7} />}
      </ActionIcon>
    </Hint>
  );
}

function ThemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const next = scheme === "dark" ? "light" : "dark";
  const label = `Switch to the ${next} theme`;
  return (
    <Hint text={label} align="end">
      <ActionIcon variant="subtle" size="lg" aria-label={label} onClick={() => setColorScheme(next)}>
        {scheme === "dark" ? <IconSun size={20} stroke={1.7} /> : <IconMoon size={20} stroke={1.7} />}
      </ActionIcon>
    </Hint>
  );
}

interface Props {
  onSearch: () => void;
  onHelp: () => void;
}

/** Sticky bar: which store and department, how fresh the data is, and what can be done with the view. */
export function ContextBar({ onSearch, onHelp }: Props) {
  return (
    <header className={classes.bar}>
      <PickerSlot />
      <Freshness />
      <div className={classes.barActions}>
        <Hint text="Go to (Ctrl K)" align="end">
          <ActionIcon variant="subtle" size="lg" aria-label="Go to a page, store or department" onClick={onSearch}>
            <IconSearch size={20} stroke={1.7} />
          </ActionIcon>
        </Hint>
        <span className={classes.withKeyboard}>
          <Hint text="Keyboard shortcuts (?)" align="end">
            <ActionIcon variant="subtle" size="lg" aria-label="Keyboard shortcuts" onClick={onHelp}>
              <IconKeyboard size={20} stroke={1.7} />
            </ActionIcon>
          </Hint>
        </span>
        <CopyLink />
        <ThemeToggle />
      </div>
    </header>
  );
}
