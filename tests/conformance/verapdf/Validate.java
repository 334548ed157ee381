// Judges PDF files by veraPDF, all in one run: the machine starts once.
//
//   java -cp ... Validate < list      each line: a file, then the flavours it has to be of, parted by
//                                     tabs; without them, those that it claims
//
// Says what fails, and fails if anything does, if a flavour is unknown, or if there was nothing to
// judge.

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
    public static void main(String[] arguments) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader list = new BufferedReader(new InputStreamReader(System.in));
        int judged = 0;
        int failed = 0;
        for (String line = list.readLine(); line != null; line = list.readLine()) {
            String[] words = line.split("\t");
            List<String> flavours = List.of(words).subList(1, words.length);
            for (String flavour : flavours.isEmpty() ? claimed(words[0]) : flavours) {
                judged++;
                if (!holds(words[0], flavour)) {
                    failed++;
                }
            }
        }
        System.out.println("veraPDF: " + judged + " judged, " + failed + " failed");
        System.exit(judged > 0 && failed == 0 ? 0 : 1);
    }

    /** The flavours that a file claims; "none" if it claims nothing. */
    static List<String> claimed(String file) throws IOException {
        String text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        Matcher archival = Pattern.compile("pdfaid:part>(\\d)<.*?pdfaid:conformance>(\\w)<", Pattern.DOTALL)
                .matcher(text);
        List<String> flavours = new ArrayList<>();
        if (archival.find()) {
            flavours.add(archival.group(1) + archival.group(2).toLowerCase());
        }
        if (text.contains("pdfuaid:part>1<")) {
            flavours.add("ua1");
        }
        return flavours.isEmpty() ? List.of("none") : flavours;
    }

    /** Whether a file is what it claims to be; says the rules that it breaks. */
    static boolean holds(String file, String name) {
        PDFAFlavour flavour = PDFAFlavour.fromString(name);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            System.out.println(file + ": " + name + " is no flavour");
            return false;
        }
        try (FileInputStream stream = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> rules = new TreeMap<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                    rules.putIfAbsent(rule, one.getMessage() + " at " + one.getLocation().getContext());
                }
            }
            for (Map.Entry<String, String> rule : rules.entrySet()) {
                System.out.println(file + ": " + name + " " + rule.getKey() + ": " + rule.getValue());
            }
            return result.isCompliant() && rules.isEmpty();
        } catch (Exception error) {
            System.out.println(file + ": " + name + ": " + error);
            return false;
        }
    }
}
