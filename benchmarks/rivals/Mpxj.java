/* MPXJ's own scheduler on a plan file: java Mpxj PLAN SECONDS.

   The file is text ("activity CODE DAYS", "link FROM TO TYPE LAG", "off DAY", "start
   DAY") or, by its name, Microsoft Project XML. The plan is scheduled until so many CPU
   seconds of this thread are spent, and at least once. One line tells the seconds of the
   best and the first time and the number of times; then comes one line a task. */

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.mpxj.Duration;
import org.mpxj.ProjectCalendar;
import org.mpxj.ProjectFile;
import org.mpxj.Relation;
import org.mpxj.RelationType;
import org.mpxj.Task;
import org.mpxj.TimeUnit;
import org.mpxj.cpm.MicrosoftScheduler;
import org.mpxj.reader.UniversalProjectReader;

public class Mpxj {
    static final Map<String, RelationType> TYPES = Map.of(
        "FS", RelationType.FINISH_START, "SS", RelationType.START_START,
        "FF", RelationType.FINISH_FINISH, "SF", RelationType.START_FINISH);

    public static void main(String[] args) throws Exception {
        ProjectFile file = args[0].endsWith(".xml")
            ? new UniversalProjectReader().read(new File(args[0])) : read(args[0]);
        LocalDateTime start = file.getProjectProperties().getStartDate();
        double allowed = Double.parseDouble(args[1]);
        double best = Double.MAX_VALUE, first = 0, spent = 0;
        int runs = 0;
        do {
            double before = seconds();
            new MicrosoftScheduler().schedule(file, start);
            double took = seconds() - before;
            best = Math.min(best, took);
            first = runs == 0 ? took : first;
            spent += took;
            runs++;
        } while (spent < allowed);
        tell(file, best + " " + first + " " + runs);
    }

    static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    static ProjectFile read(String name) throws Exception {
        ProjectFile file = new ProjectFile();
        ProjectCalendar calendar = file.addDefaultBaseCalendar();
        file.setDefaultCalendar(calendar);
        Map<String, Task> tasks = new HashMap<>();
        try (var lines = Files.newBufferedReader(Path.of(name))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "start" -> file.getProjectProperties()
                        .setStartDate(LocalDate.parse(words[1]).atTime(8, 0));
                    case "off" -> calendar.addCalendarException(LocalDate.parse(words[1]));
                    case "activity" -> tasks.put(words[1], task(file, words));
                    default -> tasks.get(words[2]).addPredecessor(new Relation.Builder()
                        .predecessorTask(tasks.get(words[1])).type(TYPES.get(words[3]))
                        .lag(days(Integer.parseInt(words[4]))));
                }
            }
        }
        return file;
    }

    static Task task(ProjectFile file, String[] words) {
        Task task = file.addTask();
        task.setName(words[1]);
        task.setDuration(days(Integer.parseInt(words[2])));
        task.setRemainingDuration(days(Integer.parseInt(words[2])));
        task.setActualDuration(days(0));
        return task;
    }

    static Duration days(int count) {
        return Duration.getInstance(count, TimeUnit.DAYS);
    }

    static void tell(ProjectFile file, String first) {
        StringBuilder out = new StringBuilder(first + "\n");
        for (Task task : file.getTasks()) {
            if (task.getStart() == null || task.getSummary()) {
                continue;
            }
            out.append(task.getName()).append(' ')
                .append(task.getStart().toLocalDate()).append(' ')
                .append(task.getFinish().toLocalDate()).append(' ')
                .append(task.getLateStart().toLocalDate()).append(' ')
                .append(inDays(file, task.getTotalSlack())).append(' ')
                .append(inDays(file, task.getFreeSlack())).append('\n');
        }
        System.out.print(out);
    }

    static long inDays(ProjectFile file, Duration slack) {
        return Math.round(slack.convertUnits(
            TimeUnit.DAYS, file.getProjectProperties()).getDuration());
    }
}
