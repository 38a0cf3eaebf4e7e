import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.OutputStream;
import java.util.List;

/**
 * mongo-java-server on a free loopback port, all data in memory. Prints its connection string as the first line of
 * standard output and lives until standard input ends, so that it cannot outlive the process that started it, not
 * even when that one is killed.
 */
public final class LoopbackMongo {
  /** The library's own MONGO_5_0 announces wire version 8. A real 5.0 says 13; the driver refuses less than 9. */
  private static final MongoVersion MONGODB_5_0 = new MongoVersion() {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(5, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 13;
    }
  };

  public static void main(String[] arguments) throws Exception {
    MongoServer server = new MongoServer(new MemoryBackend().version(MONGODB_5_0));
    server.bind("127.0.0.1", 0);
    System.out.println(server.getConnectionString());
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
