package dev.parley.synthesis;

import java.util.Map;

/**
 * The Oculus viseme of each phone: bilabials PP, labiodentals FF, dentals TH, alveolar stops DD, velars and HH kk,
 * postalveolars CH, sibilants SS, N and L nn, rhotics RR; vowels by their (first) target: open aa, front mid E, front
 * high ih, rounded mid oh, rounded high ou.
 */
final class Visemes {

    private static final Map<String, String> BY_PHONE = Map.ofEntries(Map.entry("SIL", "sil"),
            Map.entry("P", "PP"), Map.entry("B", "PP"), Map.entry("M", "PP"),
            Map.entry("F", "FF"), Map.entry("V", "FF"),
            Map.entry("TH", "TH"), Map.entry("DH", "TH"),
            Map.entry("T", "DD"), Map.entry("D", "DD"),
            Map.entry("K", "kk"), Map.entry("G", "kk"), Map.entry("NG", "kk"), Map.entry("HH", "kk"),
            Map.entry("CH", "CH"), Map.entry("JH", "CH"), Map.entry("SH", "CH"), Map.entry("ZH", "CH"),
            Map.entry("S", "SS"), Map.entry("Z", "SS"),
            Map.entry("N", "nn"), Map.entry("L", "nn"),
            Map.entry("R", "RR"), Map.entry("ER", "RR"),
            Map.entry("AA", "aa"), Map.entry("AE", "aa"), Map.entry("AH", "aa"), Map.entry("AY", "aa"),
            Map.entry("AW", "aa"),
            Map.entry("EH", "E"), Map.entry("EY", "E"),
            Map.entry("IH", "ih"), Map.entry("IY", "ih"), Map.entry("Y", "ih"),
            Map.entry("OW", "oh"), Map.entry("AO", "oh"), Map.entry("OY", "oh"),
            Map.entry("UW", "ou"), Map.entry("UH", "ou"), Map.entry("W", "ou"));

    private Visemes() {
    }

    /** Returns the viseme of a phone, {@code sil} for an unknown one. */
    static String of(String phone) {
        return BY_PHONE.getOrDefault(phone, "sil");
    }
}
