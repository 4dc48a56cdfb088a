package dev.parley.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Numbers with units: "5 km", "60 mph", "-3 °C", "20%". Any thread. */
final class UnitRules {

    private static final Map<String, Unit> UNITS = units();
    private static final String UNIT = UNITS.keySet().stream()
            .sorted((a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length())
            .map(Pattern::quote).collect(Collectors.joining("|", "(", ")"));
    private static final String NUMBER = "(" + NumberRules.NUMBER + ")";
    private static final String FREE = "(?<![\\w.])";

    /** Things that an angle or temperature describes: "a ninety degree turn". */
    private static final Pattern TURNED =
            Pattern.compile(" (?:turn|angle|view|rotation|day|weather|heat|field|bend|arc|spin)\\b");

    private final NumberSpeller speller;
    private final NumberRules numbers;

    UnitRules(NumberSpeller speller, NumberRules numbers) {
        this.speller = speller;
        this.numbers = numbers;
    }

    /** The rules, first match first. */
    List<Rule> rules() {
        return List.of(
                Rule.of(FREE + "(\\d{1,2})'(?: ?(\\d{1,2})(?:\"|''))", (m, c) -> speller.cardinal(m.group(1))
                        + (m.group(1).equals("1") ? " foot " : " feet ") + speller.cardinal(m.group(2))),
                Rule.of(FREE + NUMBER + "[-\u2013]" + NUMBER + " ?(%|" + UNIT.substring(1) + "(?!\\w)", (m, c) ->
                        speller.number(m.group(1)) + " to " + speller.number(m.group(2)) + " " + many(m.group(3))),
                Rule.of("([-+])?" + NUMBER + " ?%", (m, c) -> sign(m, c) + speller.number(m.group(2)) + " percent"),
                Rule.of("([-+])?" + NUMBER + " ?\u00b0(?: ?([CFK])\\b)?", this::degrees),
                Rule.of(FREE + "(?:(\\d{1,6}) )?(\\d{1,3})/(\\d{1,3}) ?" + UNIT + "(?!\\w)", (m, c) -> fraction(m)),
                Rule.of("([-+])?(?<![\\w.])" + NUMBER + "-" + UNIT + "(?=[ -][a-z])", (m, c) ->
                        sign(m, c) + speller.number(m.group(2)) + " " + UNITS.get(m.group(3)).one),
                Rule.of("([-+])?(?<![\\w.])" + NUMBER + " ?" + UNIT + "(\\.(?=\\s+[a-z]))?(?![\\w'])", this::measure),
                Rule.of(FREE + NUMBER + "(?:in\\.?|\")(?![\\w'])", this::inches));
    }

    private static String sign(MatchResult match, Context context) {
        if (match.group(1) == null || !context.afterSpace()) {
            return "";
        }
        return match.group(1).equals("-") ? "minus " : "plus ";
    }

    private String degrees(MatchResult match, Context context) {
        String scale = match.group(3) == null ? "" : switch (match.group(3)) {
            case "C" -> " celsius";
            case "F" -> " fahrenheit";
            default -> " kelvin";
        };
        boolean one = match.group(2).equals("1") || context.followedBy(TURNED);
        return sign(match, context) + speller.number(match.group(2))
                + (one ? " degree" : " degrees") + scale;
    }

    private String fraction(MatchResult match) {
        String fraction = numbers.fraction(match.group(2), match.group(3));
        Unit unit = UNITS.get(match.group(4));
        if (match.group(1) != null) {
            return speller.cardinal(match.group(1)) + " and " + fraction.replaceFirst("^one ", "a ") + " " + unit.many;
        }
        return fraction + (match.group(3).equals("2") ? " " : " of a ") + unit.one;
    }

    private String measure(MatchResult match, Context context) {
        Unit unit = UNITS.get(match.group(3));
        return sign(match, context) + speller.number(match.group(2)) + " "
                + (match.group(2).equals("1") ? unit.one : unit.many);
    }

    private String inches(MatchResult match, Context context) {
        String stop = match.group().endsWith(".") ? context.stopBeforeCapital() : "";
        return speller.number(match.group(1)) + (match.group(1).equals("1") ? " inch" : " inches") + stop;
    }

    private static String many(String unit) {
        return unit.equals("%") ? "percent" : UNITS.get(unit).many;
    }

    private static Map<String, Unit> units() {
        Map<String, Unit> units = new HashMap<>();
        String table = "km kilometer|m meter|cm centimeter|mm millimeter|\u00b5m micrometer|nm nanometer|mi mile"
                + "|yd yard|yds yard|kg kilogram|g gram|mg milligram|\u00b5g microgram|lb pound|lbs pound|oz ounce"
                + "|ms millisecond|\u00b5s microsecond|ns nanosecond|s second|sec second|secs second|min minute"
                + "|mins minute|hr hour|hrs hour|h hour|L liter|l liter|ml milliliter|mL milliliter|gal gallon|qt quart"
                + "|W watt|kW kilowatt|MW megawatt|kWh kilowatt.hour|V volt|mV millivolt|mA milliamp|J joule"
                + "|kJ kilojoule|N newton|cal calorie|kcal kilocalorie|KB kilobyte|kB kilobyte|MB megabyte"
                + "|GB gigabyte|TB terabyte|px pixel|dB decibel|yr year|yrs year|tsp teaspoon|tbsp tablespoon"
                + "|wk week|wks week|ha hectare|kb kilobit|Mbps megabit.per.second|pt point|pts point"
                + "|m^2 square.meter|m2 square.meter|km^2 square.kilometer|km2 square.kilometer|m^3 cubic.meter"
                + "|m3 cubic.meter|cm^2 square.centimeter|cm^3 cubic.centimeter";
        for (String row : table.split("\\|")) {
            String[] columns = row.split(" ");
            String one = columns[1].replace('.', ' ');
            String many = one.contains(" per ") ? one.replaceFirst(" ", "s ") : one + "s";
            units.put(columns[0], new Unit(one, many));
        }
        irregular(units);
        return Map.copyOf(units);
    }

    private static void irregular(Map<String, Unit> units) {
        units.put("ft", new Unit("foot", "feet"));
        units.put("sq ft", new Unit("square foot", "square feet"));
        units.put("ft^2", new Unit("square foot", "square feet"));
        units.put("sq mi", new Unit("square mile", "square miles"));
        units.put("mph", new Unit("mile per hour", "miles per hour"));
        units.put("km/h", new Unit("kilometer per hour", "kilometers per hour"));
        units.put("kph", new Unit("kilometer per hour", "kilometers per hour"));
        units.put("kmh", new Unit("kilometer per hour", "kilometers per hour"));
        units.put("m/s", new Unit("meter per second", "meters per second"));
        units.put("m/s^2", new Unit("meter per second squared", "meters per second squared"));
        units.put("fps", new Unit("frame per second", "frames per second"));
        units.put("rpm", new Unit("R P M", "R P M"));
        units.put("Hz", new Unit("hertz", "hertz"));
        units.put("kHz", new Unit("kilohertz", "kilohertz"));
        units.put("MHz", new Unit("megahertz", "megahertz"));
        units.put("GHz", new Unit("gigahertz", "gigahertz"));
    }

    /** Names of a unit for 1 and for more. */
    private record Unit(String one, String many) {
    }
}
