# Loaded before Kamal's own command (RUBYOPT=-r...), so that one process reads many configurations, and ends there.
# Each line of the file that PORTOLAN_BATCH names is "folder TAB file TAB destination TAB flag"; each line of the answer is
# "folder TAB what TAB role TAB text", the text in base64. With the flag "run" it says the command lines of docker as well.
require "kamal"
require "shellwords"

def say(folder, what, role, text)
  puts [ folder, what, role, [ text ].pack("m0") ].join("\t")
end

def read(folder, file, destination, flag)
  config = Kamal::Configuration.create_from \
    config_file: Pathname.new(file), destination: destination.presence, version: "x"
  config.to_h
  say folder, "accepted", "-", ""
  return unless flag == "run"

  Dir.glob(".kamal/secrets*").each { |secrets| File.read(secrets).scan(/^(\w+)=\$\1$/) { |name,| ENV[name] = "value of #{name}" } }
  config.roles.each do |role|
    role.hosts.first(1).each do |host|
      app = Kamal::Commands::App.new(config, role: role, host: host)
      say folder, "run", role.name, app.run.join(" ")
      say folder, "env", role.name, role.secrets_io(host).read
      next unless role.name == config.primary_role.name

      Dir.glob(".kamal/hooks/**/pre-app-boot").flat_map { |hook| File.read(hook).scan(/^kamal app exec .*?(?=\n\n|\n?\z)/m) }.each do |line|
        words = line.sub('"$KAMAL_VERSION"', "x").shellsplit
        say folder, "exec", "release", app.execute_in_new_container(Kamal::Utils.join_commands([ words.last ]), env: {}).join(" ")
      end
    end
  end
rescue => e
  say folder, "refused", "-", e.message
end

File.read(ENV.fetch("PORTOLAN_BATCH")).lines(chomp: true).each do |line|
  folder, file, destination, flag = line.split("\t", -1)
  Dir.chdir(folder) { read folder, file, destination, flag }
end
$stdout.flush
exit! 0
