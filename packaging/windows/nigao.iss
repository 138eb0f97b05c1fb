; Inno Setup: the installer for one person, without an administrator. Not yet run on Windows.
; Made of the folder that PyInstaller makes there:
;   py -3.12 -m venv build\venv
;   build\venv\Scripts\pip install --require-hashes --only-binary :all: -r packaging\requirements-build.lock
;   build\venv\Scripts\python packaging\icons.py build\icons
;   build\venv\Scripts\pyinstaller --distpath build\frozen --workpath build\work packaging\nigao.spec
;   iscc /DVersion=0.2.0 packaging\windows\nigao.iss
; Older versions of Inno Setup do not bring ChineseSimplified.isl: put the one of its unofficial translations beside this file. Without it the
; installer speaks English alone; the program itself speaks the language of the system.

#ifndef Version
  #error "iscc /DVersion=… wanted"
#endif
#if FileExists(CompilerPath + "Languages\ChineseSimplified.isl")
  #define Chinese "compiler:Languages\ChineseSimplified.isl"
#elif FileExists(SourcePath + "ChineseSimplified.isl")
  #define Chinese "ChineseSimplified.isl"
#endif

[Setup]
AppId={{6E1B7B4E-6E69-4761-8F3A-9704201200A1}
AppName=拟稿
AppVersion={#Version}
AppPublisher=the nigao authors
DefaultDirName={localappdata}\Programs\nigao
DefaultGroupName=拟稿
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=nigao-{#Version}-setup
SetupIconFile=..\..\build\icons\nigao.ico
UninstallDisplayIcon={app}\nigao.exe
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
ChangesAssociations=yes
ChangesEnvironment=yes

[Languages]
#ifdef Chinese
Name: "zh"; MessagesFile: "{#Chinese}"
#endif
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
en.Desktop=Put an icon on the desktop
en.Template=Nigao template
en.Path=Make nigao known to the command line
en.Run=Start nigao
#ifdef Chinese
zh.Desktop=在桌面上放一个图标
zh.Template=拟稿模板
zh.Path=在命令行里也能用 nigao
zh.Run=打开拟稿
#endif

[Tasks]
Name: "desktop"; Description: "{cm:Desktop}"
Name: "path"; Description: "{cm:Path}"; Flags: unchecked

[Files]
Source: "..\..\build\frozen\nigao\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[Icons]
Name: "{userprograms}\拟稿"; Filename: "{app}\nigao.exe"
Name: "{userdesktop}\拟稿"; Filename: "{app}\nigao.exe"; Tasks: desktop

[Registry]
; A double click on a template opens it; a Word file lists the program among those that can open it, and keeps the one that it has.
Root: HKCU; Subkey: "Software\Classes\.nigao"; ValueType: string; ValueData: "nigao.template"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\nigao.template"; ValueType: string; ValueData: "{cm:Template}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\nigao.template\DefaultIcon"; ValueType: string; ValueData: "{app}\nigao.exe,0"
Root: HKCU; Subkey: "Software\Classes\nigao.template\shell\open\command"; ValueType: string; ValueData: """{app}\nigao.exe"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\Applications\nigao.exe"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "拟稿"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Applications\nigao.exe\shell\open\command"; ValueType: string; ValueData: """{app}\nigao.exe"" ""%1"""
Root: HKCU; Subkey: "Software\Classes\Applications\nigao.exe\SupportedTypes"; ValueType: string; ValueName: ".docx"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\Applications\nigao.exe\SupportedTypes"; ValueType: string; ValueName: ".txt"; ValueData: ""
Root: HKCU; Subkey: "Software\Classes\.docx\OpenWithList\nigao.exe"; ValueType: none; Flags: uninsdeletekey
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsNotOnPath

[Run]
Filename: "{app}\nigao.exe"; Description: "{cm:Run}"; Flags: nowait postinstall skipifsilent

[Code]
function IsNotOnPath: Boolean;
var
  Path: String;
begin
  if not RegQueryStringValue(HKCU, 'Environment', 'Path', Path) then
    Path := '';
  Result := Pos(';' + Uppercase(ExpandConstant('{app}')) + ';', ';' + Uppercase(Path) + ';') = 0;
end;
