-- What wixl 0.101 cannot say, as statements for msibuild: one a line; @SERVICE_SID@ is filled in by packaging/windows/msi.

-- Settings are written and never removed: there is no RemoveIniValues in the sequence. Action 1 leaves a value that is there.
CREATE TABLE `IniFile` (`IniFile` CHAR(72) NOT NULL, `FileName` CHAR(255) NOT NULL LOCALIZABLE, `DirProperty` CHAR(72), `Section` CHAR(96) NOT NULL LOCALIZABLE, `Key` CHAR(128) NOT NULL LOCALIZABLE, `Value` CHAR(255) NOT NULL LOCALIZABLE, `Action` INT NOT NULL, `Component_` CHAR(72) NOT NULL PRIMARY KEY `IniFile`)
INSERT INTO `IniFile` (`IniFile`, `FileName`, `DirProperty`, `Section`, `Key`, `Value`, `Action`, `Component_`) VALUES ('DataDir', 'balcao-agent.ini', 'DATADIR', 'balcao-agent', 'data.dir', '[DATADIR]', 1, 'DataFolder')
INSERT INTO `IniFile` (`IniFile`, `FileName`, `DirProperty`, `Section`, `Key`, `Value`, `Action`, `Component_`) VALUES ('WebPort', 'balcao-agent.ini', 'DATADIR', 'balcao-agent', 'web.port', '[WEBPORT]', 1, 'DataFolder')
INSERT INTO `IniFile` (`IniFile`, `FileName`, `DirProperty`, `Section`, `Key`, `Value`, `Action`, `Component_`) VALUES ('GivenUrl', 'balcao-agent.ini', 'DATADIR', 'balcao-agent', 'hub.url', '[HUBURL]', 0, 'GivenUrl')
INSERT INTO `IniFile` (`IniFile`, `FileName`, `DirProperty`, `Section`, `Key`, `Value`, `Action`, `Component_`) VALUES ('GivenStore', 'balcao-agent.ini', 'DATADIR', 'balcao-agent', 'stores', '[SITEID]/[STOREID]', 0, 'GivenStore')
INSERT INTO `IniFile` (`IniFile`, `FileName`, `DirProperty`, `Section`, `Key`, `Value`, `Action`, `Component_`) VALUES ('GivenClient', 'balcao-agent.ini', 'DATADIR', 'balcao-agent', 'hub.client_id', '[CLIENTID]', 0, 'GivenClient')
INSERT INTO `IniFile` (`IniFile`, `FileName`, `DirProperty`, `Section`, `Key`, `Value`, `Action`, `Component_`) VALUES ('GivenSecret', 'balcao-agent.ini', 'DATADIR', 'balcao-agent', 'hub.client_secret_file', '[SECRETFILE]', 0, 'GivenSecret')
INSERT INTO `IniFile` (`IniFile`, `FileName`, `DirProperty`, `Section`, `Key`, `Value`, `Action`, `Component_`) VALUES ('GivenPort', 'balcao-agent.ini', 'DATADIR', 'balcao-agent', 'web.port', '[WEBPORT]', 0, 'GivenPort')
UPDATE `Component` SET `Condition` = 'HUBURL' WHERE `Component` = 'GivenUrl'
UPDATE `Component` SET `Condition` = 'SITEID AND STOREID' WHERE `Component` = 'GivenStore'
UPDATE `Component` SET `Condition` = 'CLIENTID' WHERE `Component` = 'GivenClient'
UPDATE `Component` SET `Condition` = 'SECRETFILE' WHERE `Component` = 'GivenSecret'
UPDATE `Component` SET `Condition` = 'PORTISGIVEN' WHERE `Component` = 'GivenPort'

-- A link to a page is an INI file too; the browser of whoever clicks it opens it.
INSERT INTO `IniFile` (`IniFile`, `FileName`, `DirProperty`, `Section`, `Key`, `Value`, `Action`, `Component_`) VALUES ('Link', 'Balcao.url', 'ProgramMenuFolder', 'InternetShortcut', 'URL', 'http://127.0.0.1:[WEBPORT]/', 0, 'Link')
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('WriteIniValues', '', 5100)

-- Only where the property is not empty is anything removed: see the custom actions, which only set properties. The files that
-- have a name matter most, and Wine, which takes * for a name, can show that they go.
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('Link', 'Link', 'Balcao.url', 'ProgramMenuFolder', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('LogFiles', 'DataFolder', '*', 'ERASELOG', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('LogFolder', 'DataFolder', '', 'ERASELOG', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('BackupFiles', 'DataFolder', '*', 'ERASEBACKUPS', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('BackupFolder', 'DataFolder', '', 'ERASEBACKUPS', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('PhotoFiles', 'DataFolder', '*', 'ERASEPHOTOS', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('PhotoFolder', 'DataFolder', '', 'ERASEPHOTOS', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('DataSettings', 'DataFolder', 'balcao-agent.ini', 'ERASEDATA', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('DataLedger', 'DataFolder', 'ledger.db', 'ERASEDATA', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('DataSecret', 'DataFolder', 'secret', 'ERASEDATA', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('ZDataFiles', 'DataFolder', '*', 'ERASEDATA', 2)
INSERT INTO `RemoveFile` (`FileKey`, `Component_`, `FileName`, `DirProperty`, `InstallMode`) VALUES ('ZDataFolder', 'DataFolder', '', 'ERASEDATA', 2)

-- The data folder belongs to the system and is for it, the administrators and the service alone; nothing comes from above.
CREATE TABLE `MsiLockPermissionsEx` (`MsiLockPermissionsEx` CHAR(72) NOT NULL, `LockObject` CHAR(72) NOT NULL, `Table` CHAR(32) NOT NULL, `SDDLText` CHAR(255) NOT NULL, `Condition` CHAR(255) PRIMARY KEY `MsiLockPermissionsEx`)
INSERT INTO `MsiLockPermissionsEx` (`MsiLockPermissionsEx`, `LockObject`, `Table`, `SDDLText`, `Condition`) VALUES ('DataFolder', 'DATADIR', 'CreateFolder', 'O:SYG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;@SERVICE_SID@)', '')

-- The service: an identity of its own beside LocalService (5), started after the system's own (3), restarted also when it
-- ends by itself with a complaint (4), with 90 s to finish a label before the computer goes down (7).
CREATE TABLE `MsiServiceConfig` (`MsiServiceConfig` CHAR(72) NOT NULL, `Name` CHAR(255) NOT NULL, `Event` INT NOT NULL, `ConfigType` LONG NOT NULL, `Argument` CHAR(255), `Component_` CHAR(72) NOT NULL PRIMARY KEY `MsiServiceConfig`)
INSERT INTO `MsiServiceConfig` (`MsiServiceConfig`, `Name`, `Event`, `ConfigType`, `Argument`, `Component_`) VALUES ('Identity', 'balcao-agent', 5, 5, '1', 'Program')
INSERT INTO `MsiServiceConfig` (`MsiServiceConfig`, `Name`, `Event`, `ConfigType`, `Argument`, `Component_`) VALUES ('Delayed', 'balcao-agent', 5, 3, '1', 'Program')
INSERT INTO `MsiServiceConfig` (`MsiServiceConfig`, `Name`, `Event`, `ConfigType`, `Argument`, `Component_`) VALUES ('OnComplaint', 'balcao-agent', 5, 4, '1', 'Program')
INSERT INTO `MsiServiceConfig` (`MsiServiceConfig`, `Name`, `Event`, `ConfigType`, `Argument`, `Component_`) VALUES ('Preshutdown', 'balcao-agent', 5, 7, '90000', 'Program')
INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES ('MsiConfigureServices', 'VersionNT>=600', 5840)

-- Restarted after 5, 30 and then always 60 seconds; a day without a failure counts anew. SERVICE_FAILURE_ACTIONS as the registry
-- keeps it, because the table that Windows Installer has for it is known not to work.
INSERT INTO `Registry` (`Registry`, `Root`, `Key`, `Name`, `Value`, `Component_`) VALUES ('Recovery', 2, 'SYSTEM\CurrentControlSet\Services\balcao-agent', 'FailureActions', '#x8051010000000000000000000300000014000000010000008813000001000000307500000100000060EA0000', 'Program')

-- An upgrade removes the earlier version inside its own transaction: when it fails, that one comes back.
UPDATE `InstallExecuteSequence` SET `Sequence` = 1501 WHERE `Action` = 'RemoveExistingProducts'
UPDATE `RegLocator` SET `Type` = 18 WHERE `Signature_` = 'KnownPort'
UPDATE `Property` SET `Value` = 'WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED;HUBURL;SITEID;STOREID;CLIENTID;SECRETFILE;WEBPORT;REMOVEDATA' WHERE `Property` = 'SecureCustomProperties'
