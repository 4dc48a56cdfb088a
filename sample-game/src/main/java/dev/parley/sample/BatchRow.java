package dev.parley.sample;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One line of a batch.
 *
 * @param number of the line in the file, from 1
 * @param id names its files
 * @param text what to say, or the file of a partner's voice
 * @param direction how
 * @param partner the file of a partner's face, or null
 */
record BatchRow(int number, String id, String text, Direction direction, Path partner) {

    private static final String MOTION = "motion=";

    /** What is a safe file name everywhere: no separators, no leading dot. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

    /**
     * Reads a file of rows {@code ID<TAB>text}, each perhaps with columns that direct it; blank lines are left out.
     *
     * @param file UTF-8
     * @param direction what holds for rows that say nothing else
     * @param complaints receives a line for each row that cannot be used
     */
    static List<BatchRow> read(Path file, Direction direction, Consumer<String> complaints) {
        return read(file, direction, false, complaints);
    }

    /** Reads a file of rows {@code ID<TAB>PARTNER.wav}, of which a column may also be {@code motion=PARTNER.csv}. */
    static List<BatchRow> partners(Path file, Direction direction, Consumer<String> complaints) {
        return read(file, direction, true, complaints);
    }

    private static List<BatchRow> read(Path file, Direction direction, boolean partners, Consumer<String> complaints) {
        List<BatchRow> rows = new ArrayList<>();
        Map<Path, Integer> taken = new HashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                BatchRow row = parse(number, line, direction, partners);
                row.claim(taken);
                rows.add(row);
            } catch (InputException e) {
                complaints.accept(file + ":" + number + ": " + e.getMessage());
            }
        }
        return rows;
    }

    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.replaceFirst("^\uFEFF", "").lines().toList();
        } catch (CharacterCodingException e) {
            throw new InputException("cannot read " + file + ": it is not UTF-8; convert it", e);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": no such file, or not readable", e);
        }
    }

    private static BatchRow parse(int number, String line, Direction common, boolean partners) {
        String[] columns = line.split("\t", -1);
        if (columns.length < 2) {
            throw new InputException("there is no tab; write ID, one tab, and the " + (partners ? "WAV" : "text"));
        }
        Direction direction = common;
        Path partner = null;
        for (int i = 2; i < columns.length; i++) {
            if (partners && columns[i].startsWith(MOTION)) {
                partner = Path.of(columns[i].substring(MOTION.length()).strip());
            } else if (!columns[i].isBlank()) {
                direction = direction.withColumn(columns[i]);
            }
        }
        BatchRow row = new BatchRow(number, columns[0].strip(), columns[1], direction, partner);
        if (!ID.matcher(row.id).matches()) {
            throw new InputException("the ID '" + printable(row.id) + "' cannot name a file; use up to 100 letters, "
                    + "digits, '_', '-' and '.', not a dot first");
        }
        return row;
    }

    /** Two rows must not share a file, also where upper and lower case are one. */
    private void claim(Map<Path, Integer> taken) {
        Path folder = Path.of("");
        List<Path> names = new ArrayList<>(files(folder).all());
        names.add(report(folder));
        names.add(clip(folder));
        names.add(ogg(folder));
        List<Path> lower = names.stream().map(name -> Path.of(name.toString().toLowerCase(Locale.ROOT))).toList();
        for (Path name : lower) {
            if (taken.containsKey(name)) {
                throw new InputException("the ID '" + id + "' is taken by line " + taken.get(name)
                        + "; each line needs its own");
            }
        }
        lower.forEach(name -> taken.put(name, number));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    LineFiles files(Path folder) {
        return new LineFiles(folder.resolve(id + ".wav"), folder.resolve(id + ".csv"), null,
                folder.resolve(id + ".vtt"), folder.resolve(id + ".events.json"));
    }

    Path motion(Path folder) {
        return folder.resolve(id + ".csv");
    }

    /** Returns the file for what was heard of the row's partner. */
    Path heard(Path folder) {
        return folder.resolve(id + ".heard.tsv");
    }

    Path clip(Path folder) {
        return folder.resolve(id + ".j3o");
    }

    Path ogg(Path folder) {
        return folder.resolve(id + ".ogg");
    }

    Path report(Path folder) {
        return folder.resolve(id + ".json");
    }
}
